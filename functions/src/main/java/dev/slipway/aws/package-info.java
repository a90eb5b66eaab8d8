/**
 * How the ports' needs are met on AWS: one adapter per port on the SDK's clients. SDK exceptions
 * end here, translated with what was tried on which resource. No judgement lives here.
 */
@NullMarked
package dev.slipway.aws;

import org.jspecify.annotations.NullMarked;
