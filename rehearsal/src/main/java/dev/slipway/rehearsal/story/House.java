package dev.slipway.rehearsal.story;

import java.time.Duration;

/**
 * All that scenarios are played with.
 *
 * @param patience wall time after which what is waited for will not come
 */
public record House(Stage stage, Workflow workflow, Console console, Duration patience) {}
