/**
 * One class per Task state of the workflow: look, ask the core, do exactly that. A step may run
 * twice and may run late. It knows ports, never AWS or JSON, never the clock.
 */
@NullMarked
package dev.slipway.step;

import org.jspecify.annotations.NullMarked;
