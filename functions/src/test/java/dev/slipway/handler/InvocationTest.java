package dev.slipway.handler;

import static dev.slipway.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.Attempt;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.Facts;
import dev.slipway.core.Outcome;
import dev.slipway.core.tell.Announcement;
import dev.slipway.fake.FakeAnnouncements;
import dev.slipway.handler.Invocation.Origin;
import dev.slipway.port.RetryableFault;
import dev.slipway.wire.Payload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InvocationTest {
  private static final Cause CAUSE =
      new Cause(CauseCode.ALARM, "It rings.", List.of("evidence"), "Look.");
  private static final Answer FAILED = Answer.of(Outcome.FAILED, CAUSE);

  private final FakeAnnouncements announcements = new FakeAnnouncements();
  private final Telling telling = new Telling(announcements);
  private final Invocation invocation =
      new Invocation(
          "AwaitBake",
          NOON,
          Facts.of(Samples.deployment()),
          new Origin(Optional.empty(), Optional.empty()));

  @Test
  void logsAndTellsWhatAStepAnswered() {
    String line = Printed.by(() -> invocation.answer(telling, () -> FAILED));
    assertThat(line)
        .isEqualToIgnoringNewLines(
            "{\"state\":\"AwaitBake\",\"service\":\"backend\",\"deployment\":\"%s\","
                    .formatted(Samples.deployment().id())
                + "\"execution\":\"%s\",\"outcome\":\"FAILED\",".formatted(Samples.EXECUTION)
                + "\"sentence\":\"It rings.\",\"code\":\"ALARM\"}");
    Announcement told = announcements.told().getFirst();
    assertThat(told.state()).isEqualTo("AwaitBake");
    assertThat(told.outcome()).isEqualTo("FAILED");
    assertThat(told.time()).isEqualTo(NOON);
    assertThat(told.cause().orElseThrow().code()).isEqualTo(CauseCode.ALARM);
  }

  @Test
  void answersTheSameWhenNobodyCanBeTold() {
    announcements.deaf();
    String lines =
        Printed.by(() -> assertThat(invocation.answer(telling, () -> FAILED)).isSameAs(FAILED));
    assertThat(lines.lines().toList().getLast()).contains("UNTOLD", "nobody listens");
  }

  @Test
  void logsAFailureWithAllThatIsKnown() {
    Invocation first =
        new Invocation(
            "Accept",
            NOON,
            Facts.of(),
            new Origin(Optional.of("backend"), Optional.of(Samples.EXECUTION)));
    String line =
        Printed.by(
            () ->
                assertThatThrownBy(
                        () ->
                            first.answer(
                                telling,
                                () -> {
                                  throw new RetryableFault("throttled");
                                }))
                    .isInstanceOf(RetryableFault.class));
    assertThat(line)
        .contains("\"service\":\"backend\"", Samples.EXECUTION, "RetryableFault", "throttled");
    assertThat(announcements.told()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"PARKED", "WAITING", "PLANNING"})
  void tellsNothingBeforeSomethingHasComeToPass(Outcome outcome) {
    Printed.by(() -> invocation.answer(telling, () -> Answer.of(outcome)));
    assertThat(announcements.told()).isEmpty();
  }

  @Test
  void tellsNothingOfAPlanNorOfWhatIsNoDeployment() {
    Ending planned = new Ending(End.PLANNED, "This would happen.", Optional.empty());
    Printed.by(() -> invocation.answer(telling, () -> Answer.ended(planned)));
    Invocation unknown =
        new Invocation("Accept", NOON, Facts.of(), new Origin(Optional.empty(), Optional.empty()));
    Printed.by(() -> unknown.answer(telling, () -> Answer.ended(Ending.rejected(CAUSE))));
    assertThat(announcements.told()).isEmpty();
  }

  @Test
  void tellsAnEndWithItsVerdictAndNumbers() {
    Attempt attempt =
        new Attempt(
            Samples.deployment(),
            Ending.rejected(CAUSE),
            NOON.plusSeconds(9),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    String line = Printed.by(() -> telling.tell(attempt));
    Announcement told = announcements.told().getFirst();
    assertThat(told.state()).isEqualTo("Settle");
    assertThat(told.verdict()).contains(End.REJECTED);
    assertThat(told.time()).isEqualTo(NOON.plusSeconds(9));
    assertThat(line).startsWith("{\"_aws\":").contains("\"Rejected\":1");
  }

  @Test
  void knowsTheExecutionOfALastStateWithoutADeployment() {
    Payload payload =
        Payload.read(
            "{\"facts\":{},\"now\":\"2026-11-23T12:00:00Z\",\"phases\":{},\"execution\":\"arn:x\"}");
    String line =
        Printed.by(
            () ->
                Invocation.of("Settle", payload).log(Facts.of(), Line.of(Ending.rejected(CAUSE))));
    assertThat(line).contains("\"execution\":\"arn:x\"", "\"outcome\":\"REJECTED\"");
  }
}
