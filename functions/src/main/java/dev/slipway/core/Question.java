package dev.slipway.core;

import java.time.Instant;

/**
 * What a person is asked before it goes on.
 *
 * @param until after this, no answer counts as a no
 * @param subject in a line
 * @param text what would happen, and how to answer
 */
public record Question(Instant until, String subject, String text) implements Fact {}
