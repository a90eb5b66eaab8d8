package dev.slipway.core;

/**
 * A message to people.
 *
 * @param subject one line of less than 100 characters (SNS API, Publish, read 2026-11)
 */
public record Notice(String subject, String text) {}
