package dev.slipway.rehearsal.local;

import dev.slipway.rehearsal.story.Console;
import dev.slipway.rehearsal.story.House;
import dev.slipway.rehearsal.story.Stage;
import dev.slipway.rehearsal.story.Stopwatch;
import dev.slipway.rehearsal.story.Weather;
import dev.slipway.rehearsal.story.Workflow;
import java.time.Duration;

/** The running local cloud with all that scenarios need of it. */
record CloudHouse(
    Stage stage, Workflow workflow, Console console, Weather weather, Stopwatch stopwatch)
    implements House {

  /** On a machine that has other work. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  static CloudHouse of(LocalCloud cloud, Stage stage) {
    return new CloudHouse(
        stage,
        new CloudWorkflow(cloud),
        new CloudConsole(cloud),
        new CloudWeather(cloud),
        new CloudStopwatch(cloud));
  }

  @Override
  public Duration patience() {
    return PATIENCE;
  }
}
