package dev.slipway.scenario;

import dev.slipway.scenario.fault.Fault;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the disturbed runs came to, as a table. */
final class Tally {
  private final Map<Story, Map<Fault, Map<String, Integer>>> ends = new TreeMap<>();

  void add(Story story, Fault fault, String end) {
    ends.computeIfAbsent(story, first -> new TreeMap<>())
        .computeIfAbsent(fault, first -> new TreeMap<>())
        .merge(end, 1, Integer::sum);
  }

  @Override
  public String toString() {
    return ends.entrySet().stream()
        .flatMap(
            story ->
                story.getValue().entrySet().stream()
                    .map(
                        fault ->
                            "| %s | %s | %s |"
                                .formatted(
                                    story.getKey(), fault.getKey(), counts(fault.getValue()))))
        .collect(
            Collectors.joining(
                "\n", "| story | fault | runs and their ends |\n| --- | --- | --- |\n", "\n"));
  }

  private static String counts(Map<String, Integer> ends) {
    return ends.entrySet().stream()
        .map(end -> end.getValue() + " " + end.getKey())
        .collect(Collectors.joining("<br>"));
  }
}
