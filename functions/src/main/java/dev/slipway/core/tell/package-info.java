/**
 * What is told of a deployment: to people, to programs and to CloudWatch. Words and numbers are
 * made here out of what is known; how they get out is the adapters' work.
 */
@NullMarked
package dev.slipway.core.tell;

import org.jspecify.annotations.NullMarked;
