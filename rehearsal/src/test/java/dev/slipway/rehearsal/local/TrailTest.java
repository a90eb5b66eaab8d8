package dev.slipway.rehearsal.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearsal.cloud.Functions;
import dev.slipway.rehearsal.cloud.Functions.Answer;
import dev.slipway.rehearsal.local.Trail.Change;
import dev.slipway.rehearsal.local.Trail.Finding;
import dev.slipway.rehearsal.time.ManualClock;
import dev.slipway.rehearsal.wire.CallLog;
import dev.slipway.rehearsal.wire.Caller;
import dev.slipway.rehearsal.wire.Gate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TrailTest {

  private static final String SERVICE =
      "arn:aws:ecs:us-east-1:111122223333:service/slipway/backend";
  private static final String EVENT = "{\"service\":\"backend\",\"event\":{\"id\":\"1\"}}";
  private static final String LOOK =
      "{\"facts\":{\"service\":{\"name\":\"backend\"}},\"taskToken\":\"token-1\"}";

  private final ManualClock clock = new ManualClock();
  private final Trail trail = new Trail(clock);
  private String outcome = "PARKED";
  private final Functions functions =
      trail.noting(
          (arn, payload) ->
              CompletableFuture.completedFuture(
                  new Answer.Returned("{\"outcome\":\"" + outcome + "\"}")));

  @Test
  void notesWhenTheEventCameOnWhichAFunctionDecided() {
    functions.invoke("Wake", EVENT);
    Instant event = later(7);
    outcome = "FAILED";
    functions.invoke("Wake", EVENT);
    assertThat(trail.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.service()).isEqualTo("backend"))
        .extracting(finding -> finding.event().cloud())
        .isEqualTo(event);
  }

  @Test
  void datesAFunctionsOwnLookByTheLastEvent() {
    Instant event = clock.now();
    functions.invoke("Wake", EVENT);
    Instant look = later(5);
    outcome = "FAILED";
    functions.invoke("AwaitRollout", LOOK);
    Finding finding = trail.findings().getFirst();
    assertThat(finding.event().cloud()).isEqualTo(event);
    assertThat(finding.asked().cloud()).isEqualTo(look);
  }

  @Test
  void keepsTheTokensThatFunctionsWereHanded() {
    functions.invoke("AwaitRollout", LOOK);
    assertThat(trail.tokens()).containsExactly("token-1");
  }

  @Test
  void notesWhoChangedAService() {
    trail.write(call("UpdateService", "ok"));
    trail.write(call("UpdateService", "ServiceNotActiveException"));
    trail.write(call("DescribeServices", "ok"));
    assertThat(trail.changes()).hasSize(1);
    Change change = trail.changes().getFirst();
    assertThat(change.isBy("RollBack")).isTrue();
    assertThat(change.isBy("Update")).isFalse();
    assertThat(change.isOf(SERVICE)).isTrue();
    assertThat(change.isOf(SERVICE.replace("backend", "frontend"))).isFalse();
  }

  private static CallLog.Entry call(String operation, String outcome) {
    Caller caller =
        new Caller(
            "arn:aws:sts::111122223333:assumed-role/Role/Slipway-OrchestratorRollBackFunction1",
            Optional.of("arn:aws:iam::111122223333:role/Role"));
    return new CallLog.Entry(
        caller, "ecs", operation, List.of(new Gate.Asked("ecs:" + operation, SERVICE)), outcome);
  }

  private Instant later(int seconds) {
    clock.pass(Duration.ofSeconds(seconds));
    return clock.now();
  }
}
