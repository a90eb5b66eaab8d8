package dev.slipway.scenario.rule;

import java.util.ArrayList;
import java.util.List;

/** Collects what rules find in calls, until it is asked for. */
final class Broken {
  private final List<String> found = new ArrayList<>();

  void add(String line) {
    found.add(line);
  }

  List<String> all() {
    return List.copyOf(found);
  }
}
