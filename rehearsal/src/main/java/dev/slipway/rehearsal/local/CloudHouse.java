package dev.slipway.rehearsal.local;

import dev.slipway.rehearsal.story.Archive;
import dev.slipway.rehearsal.story.Configuration;
import dev.slipway.rehearsal.story.Console;
import dev.slipway.rehearsal.story.House;
import dev.slipway.rehearsal.story.Infrastructure;
import dev.slipway.rehearsal.story.Stage;
import dev.slipway.rehearsal.story.Stopwatch;
import dev.slipway.rehearsal.story.Weather;
import dev.slipway.rehearsal.story.Workflow;
import java.time.Duration;

/** The running local cloud with all that scenarios need of it. */
final class CloudHouse implements House {

  /** On a machine that has other work. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final LocalCloud cloud;
  private final Stage stage;
  private final Weather weather;
  private final CloudConfiguration configuration;

  CloudHouse(LocalCloud cloud, Stage stage) {
    this.cloud = cloud;
    this.stage = stage;
    this.weather = new CloudWeather(cloud);
    this.configuration = new CloudConfiguration(cloud);
  }

  @Override
  public Stage stage() {
    return stage;
  }

  @Override
  public Workflow workflow() {
    return new CloudWorkflow(cloud);
  }

  @Override
  public Console console() {
    return new CloudConsole(cloud);
  }

  @Override
  public Weather weather() {
    return weather;
  }

  @Override
  public Configuration configuration() {
    return configuration;
  }

  @Override
  public Infrastructure infrastructure() {
    return new CloudInfrastructure(cloud);
  }

  @Override
  public Stopwatch stopwatch() {
    return new CloudStopwatch(cloud);
  }

  @Override
  public Archive archive() {
    return new CloudArchive(cloud, configuration.planted());
  }

  @Override
  public Duration patience() {
    return PATIENCE;
  }
}
