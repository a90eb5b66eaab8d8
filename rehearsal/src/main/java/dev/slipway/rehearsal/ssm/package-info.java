/** Systems Manager's parameters, and nothing else of Systems Manager. */
@NullMarked
package dev.slipway.rehearsal.ssm;

import org.jspecify.annotations.NullMarked;
