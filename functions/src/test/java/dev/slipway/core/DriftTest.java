package dev.slipway.core;

import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD;
import static dev.slipway.Samples.OLD_REVISION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.evidence.ObservedTask;
import dev.slipway.core.evidence.ServiceSettings;
import dev.slipway.core.evidence.ServiceState;
import dev.slipway.core.evidence.ServiceState.Counts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A task of the old revision runs the new image. */
class DriftTest {
  private static final ServiceState AT_REST = state(OLD_REVISION, new Counts(1, 1), true);

  @Test
  void seesAnotherImageThanTheProvenOne() {
    Proven proven = proven(false);
    assertThat(drift(AT_REST, proven)).contains(new Drift(AT_REST, NEW, proven));
  }

  @Test
  void looksAtEachContainerThatGetsTheImage() {
    assertThat(Drift.running(AT_REST, crew(), List.of("backend", "worker")))
        .containsExactly(NEW, OLD);
    assertThat(Drift.running(AT_REST, crew(), List.of("backend"))).containsExactly(NEW);
  }

  /** A task whose worker runs another image than its backend. */
  private static List<ObservedTask> crew() {
    return List.of(Samples.withWorker(Samples.running("1", OLD_REVISION, NEW), OLD));
  }

  @Test
  void namesTheChangeThatBroughtIt() {
    ServiceState state =
        new ServiceState(
            OLD_REVISION,
            new Counts(1, 1),
            true,
            Optional.of("arn:aws:ecs:r:1:service-deployment/c/s/abc"),
            Optional.of(NOON),
            ServiceSettings.plain(),
            List.of());
    assertThat(drift(state, proven(false)).map(Drift::id)).contains("abc");
  }

  @Test
  void saysNothingOfAnImageOfSeveralPlatforms() {
    assertThat(drift(AT_REST, proven(true))).isEmpty();
  }

  @Test
  void saysNothingOfAServiceThatChangesOrShallNotRun() {
    Proven proven = proven(false);
    assertThat(drift(state(OLD_REVISION, new Counts(1, 1), false), proven)).isEmpty();
    assertThat(drift(state(OLD_REVISION, new Counts(2, 1), true), proven)).isEmpty();
    assertThat(drift(state(OLD_REVISION, new Counts(0, 0), true), proven)).isEmpty();
  }

  @Test
  void saysNothingOfTasksThatTheServiceHasLeftBehind() {
    assertThat(drift(state(Samples.revision(9), new Counts(1, 1), true), proven(false))).isEmpty();
  }

  private static Optional<Drift> drift(ServiceState state, Proven proven) {
    return Drift.between(
        state, List.of(Samples.running("1", OLD_REVISION, NEW)), List.of("backend"), proven);
  }

  private static ServiceState state(String revision, Counts counts, boolean steady) {
    return new ServiceState(
        revision,
        counts,
        steady,
        Optional.empty(),
        Optional.empty(),
        ServiceSettings.plain(),
        List.of());
  }

  private static Proven proven(boolean index) {
    return new Proven(
        OLD_REVISION, new Content(Samples.digest('e'), index), Optional.empty(), NOON, "backend-1");
  }
}
