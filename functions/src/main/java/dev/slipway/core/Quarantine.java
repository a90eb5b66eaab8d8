package dev.slipway.core;

import java.time.Instant;

/**
 * An image that failed on a service; it is not deployed there again unless forced.
 *
 * @param deployment id of the deployment that found out
 */
public record Quarantine(String deployment, Image image, Cause cause, Instant since) {}
