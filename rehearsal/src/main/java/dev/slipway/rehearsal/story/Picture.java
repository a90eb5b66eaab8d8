package dev.slipway.rehearsal.story;

import java.util.List;
import java.util.Map;

/**
 * What an image brings along besides the application.
 *
 * @param environment variables added to the application's own, such as a fault
 * @param labels added to the application's own
 * @param architecture of the processors it says it is for, such as {@code amd64}
 * @param command instead of the application's own; empty keeps that
 */
public record Picture(
    Map<String, String> environment,
    Map<String, String> labels,
    String architecture,
    List<String> command) {

  private static final String USUAL = "amd64";

  /** Nothing but the application, for the processors that the templates' tasks run on. */
  public static final Picture PLAIN = new Picture(Map.of(), Map.of(), USUAL, List.of());

  public Picture {
    environment = Map.copyOf(environment);
    labels = Map.copyOf(labels);
    command = List.copyOf(command);
  }

  static Picture faulty(String fault) {
    return new Picture(Map.of("FAULT", fault), Map.of(), USUAL, List.of());
  }

  static Picture labelled(String label, String value) {
    return new Picture(Map.of(), Map.of(label, value), USUAL, List.of());
  }

  static Picture builtFor(String architecture) {
    return new Picture(Map.of(), Map.of(), architecture, List.of());
  }

  static Picture starting(String... command) {
    return new Picture(Map.of(), Map.of(), USUAL, List.of(command));
  }
}
