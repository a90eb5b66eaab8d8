/**
 * What Slipway costs, computed from what is counted in golden stories and in the templates; the
 * prices are in {@code docs/prices.txt} and nowhere else.
 */
@NullMarked
package dev.slipway.scenario.cost;

import org.jspecify.annotations.NullMarked;
