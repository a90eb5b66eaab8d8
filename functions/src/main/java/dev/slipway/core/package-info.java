/**
 * The words of a deployment and the decisions about it: requests, plans, claims, causes, ends. Pure
 * values and functions on the JDK alone; no clock, no randomness, no I/O, no SDK, no JSON.
 */
@NullMarked
package dev.slipway.core;

import org.jspecify.annotations.NullMarked;
