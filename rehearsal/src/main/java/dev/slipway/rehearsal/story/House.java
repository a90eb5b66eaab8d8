package dev.slipway.rehearsal.story;

import java.time.Duration;

/** All that scenarios are played with. */
public interface House {

  Stage stage();

  Workflow workflow();

  Console console();

  Weather weather();

  Configuration configuration();

  Infrastructure infrastructure();

  Stopwatch stopwatch();

  Archive archive();

  /** Wall time after which what is waited for will not come. */
  Duration patience();
}
