/**
 * Lambda's front doors, one per function, and the wiring behind them. Reads and writes streams,
 * logs one line, decides nothing.
 */
@NullMarked
package dev.slipway.handler;

import org.jspecify.annotations.NullMarked;
