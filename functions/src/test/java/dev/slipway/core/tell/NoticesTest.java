package dev.slipway.core.tell;

import static dev.slipway.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Golden;
import dev.slipway.Samples;
import dev.slipway.core.Attempt;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Content;
import dev.slipway.core.Deployment;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.Image;
import dev.slipway.core.Notice;
import dev.slipway.core.Trigger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class NoticesTest {

  @ParameterizedTest
  @EnumSource(
      names = {"NOTHING_TO_DO", "SUPERSEDED", "PLANNED", "ANSWERED", "HELD"},
      mode = Mode.EXCLUDE)
  void saysOnAPhoneHowADeploymentEnded(End end) {
    Golden.check("notices/" + end + ".txt", shown(of(Attempts.ended(end)).orElseThrow()));
  }

  @Test
  void saysThatAWayBackWasTakenAsAsked() {
    Cause asked = new Cause(CauseCode.ROLLBACK_ASKED, "A person asked.", List.of(), "Look.");
    Ending ending =
        new Ending(End.SUCCEEDED, "Rolled back to backend:1, as asked.", Optional.of(asked));
    Attempt attempt =
        Attempts.of(
            Attempts.asked(Trigger.ROLLBACK), ending, Map.of("RollBack", NOON.plusSeconds(5)));
    Golden.check("notices/SUCCEEDED-back.txt", shown(of(attempt).orElseThrow()));
  }

  @Test
  void saysWhyARequestNeverBecameADeployment() {
    Cause unknown =
        new Cause(
            CauseCode.NOT_ATTACHED,
            "Slipway is not attached to a service named 'x'.",
            List.of(),
            "Attach it first.");
    Optional<Notice> notice =
        Notices.of(Ending.rejected(unknown), Optional.empty(), Optional.of(Samples.EXECUTION));
    Golden.check("notices/REJECTED-request.txt", shown(notice.orElseThrow()));
  }

  @Test
  void saysThatAServiceIsHeld() {
    Ending held = new Ending(End.HELD, "backend is held: the database moves.", Optional.empty());
    Optional<Notice> notice =
        Notices.of(held, Optional.of("backend"), Optional.of(Samples.EXECUTION));
    Golden.check("notices/HELD.txt", shown(notice.orElseThrow()));
  }

  @ParameterizedTest
  @EnumSource(names = {"NOTHING_TO_DO", "SUPERSEDED", "PLANNED", "ANSWERED"})
  void saysNothingOfNoOps(End end) {
    assertThat(of(Attempts.ended(end))).isEmpty();
    assertThat(
            Notices.of(
                new Ending(end, "Nothing.", Optional.empty()),
                Optional.of("backend"),
                Optional.empty()))
        .isEmpty();
  }

  @Test
  void keepsTheSubjectToWhatSnsTakes() {
    String tag = "Grüße\n" + "x".repeat(122);
    Image image = new Image("r", new Content(Samples.NEW, false), Optional.of(tag), NOON);
    Deployment deployment =
        Deployment.of(
            "id",
            "a".repeat(63),
            Samples.EXECUTION,
            Samples.deployment().order(),
            image,
            Trigger.PUSH,
            Optional.empty());
    Attempt attempt = Attempts.of(deployment, Ending.needsHuman(Attempts.CAUSE), Map.of());
    assertThat(of(attempt).orElseThrow().subject()).matches("[\\x21-\\x7e][\\x20-\\x7e]{0,98}");
  }

  @Test
  void cutsEvidenceThatFillsAScreen() {
    Cause endless = new Cause(CauseCode.UNKNOWN, "?", List.of("y".repeat(5_000)), "Look.");
    Attempt attempt = Attempts.of(Samples.deployment(), Ending.rejected(endless), Map.of());
    assertThat(of(attempt).orElseThrow().text()).hasSizeLessThan(1_500).contains("y…");
  }

  private static Optional<Notice> of(Attempt attempt) {
    return Notices.of(attempt, Optional.of(Samples.service().place()));
  }

  private static String shown(Notice notice) {
    return notice.subject() + "\n\n" + notice.text() + "\n";
  }
}
