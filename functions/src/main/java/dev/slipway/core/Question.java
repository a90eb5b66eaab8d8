package dev.slipway.core;

import java.time.Instant;

/**
 * What a person is asked before anything changes.
 *
 * @param until after this, no answer is a refusal
 * @param subject in a line
 * @param text what would happen, and how to answer
 */
public record Question(Instant until, String subject, String text) implements Fact {}
