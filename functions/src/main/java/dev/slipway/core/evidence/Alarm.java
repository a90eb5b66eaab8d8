package dev.slipway.core.evidence;

import java.time.Instant;

/**
 * An alarm in state ALARM.
 *
 * @param since when it went to that state
 */
public record Alarm(String name, Instant since, String reason) {}
