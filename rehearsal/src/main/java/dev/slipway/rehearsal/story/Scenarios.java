package dev.slipway.rehearsal.story;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The scenarios there are. */
public final class Scenarios {

  private Scenarios() {}

  /** All, in the order they are best played. */
  public static List<Scenario> all() {
    return Stream.of(
            RivalScenarios.all(),
            PeopleScenarios.all(),
            WayBackScenarios.all(),
            ImageScenarios.all(),
            StartScenarios.all(),
            HealthScenarios.all(),
            PlaceScenarios.all(),
            GateScenarios.all(),
            InfrastructureScenarios.all())
        .flatMap(List::stream)
        .toList();
  }

  /** The scenario of that name. */
  public static Optional<Scenario> named(String name) {
    return all().stream().filter(scenario -> scenario.name().equals(name)).findFirst();
  }
}
