/**
 * The Amazon States Language, JSONata dialect, as a model: a definition read and checked, its
 * templates compiled. What the engine cannot play is refused here, when a machine is created.
 * Nothing here runs a state.
 */
@NullMarked
package dev.slipway.rehearsal.states.asl;

import org.jspecify.annotations.NullMarked;
