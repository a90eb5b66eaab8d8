/**
 * Step Functions: the API, and executions as state machines that callbacks advance (a function's
 * answer, a timer, a token), never a blocked thread. What happens in other services stays behind
 * ports; what a definition may say lives in {@code asl}.
 */
@NullMarked
package dev.slipway.rehearsal.states;

import org.jspecify.annotations.NullMarked;
