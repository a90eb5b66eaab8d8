/**
 * Judgement: rules over an observation, and the order in which each wait asks them. Pure functions;
 * a rule never fetches, never waits and never changes anything.
 */
@NullMarked
package dev.slipway.core.verdict;

import org.jspecify.annotations.NullMarked;
