package dev.slipway.infra.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Collects what is wrong with a file, so that a person learns all of it at once. */
final class Problems {

  private record Problem(int line, String text) {}

  private final List<Problem> found = new ArrayList<>();

  void add(Place place, String what) {
    found.add(new Problem(place.line(), place.path() + " " + what));
  }

  /**
   * @throws ConfigRefused when anything is wrong, in the order of the file's lines
   */
  void refuse(String file) {
    if (!found.isEmpty()) {
      throw new ConfigRefused(
          found.stream()
              .sorted(Comparator.comparingInt(Problem::line))
              .map(problem -> file + ":" + problem.line() + ": " + problem.text())
              .distinct()
              .collect(Collectors.joining("\n")));
    }
  }
}
