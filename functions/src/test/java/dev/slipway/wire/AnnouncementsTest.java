package dev.slipway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.slipway.Golden;
import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.Asker;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Deployment;
import dev.slipway.core.Ending;
import dev.slipway.core.Outcome;
import dev.slipway.core.Setback;
import dev.slipway.core.StageReached;
import dev.slipway.core.evidence.LifecycleStage;
import dev.slipway.core.tell.Announcement;
import dev.slipway.core.tell.Transition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told is what its schema promises. */
class AnnouncementsTest {
  private static final Path SCHEMA =
      Path.of("..", "docs", "schema", "slipway-deployment-state-change-1.json");
  private static final Cause CAUSE =
      new Cause(CauseCode.ALARM, "It rings.", List.of("evidence"), "Look.");
  private static final Deployment ASKED =
      Samples.deployment().askedBy(new Asker(Optional.of("Ada"), Optional.of("because")));

  private final JsonSchema schema = schema();

  private static JsonSchema schema() {
    try {
      return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Files.readString(SCHEMA));
    } catch (IOException missing) {
      throw new AssertionError(missing);
    }
  }

  @Test
  void tellsOfAStep() {
    Transition step = Transition.of("Claim", Answer.of(Outcome.CLAIMED), Samples.NOON);
    String detail = told(Samples.deployment(), step);
    Golden.check("events/step.json", detail + "\n");
    assertThat(faults(detail)).isEmpty();
  }

  @Test
  void tellsOfAStageOfAWaitThatGoesOn() {
    StageReached reached = new StageReached(new LifecycleStage("PRODUCTION_TRAFFIC_SHIFT", 12.5));
    Answer goesOn = Answer.of(Outcome.PARKED, reached);
    String detail = told(Samples.deployment(), Transition.of("AwaitRollout", goesOn, Samples.NOON));
    Golden.check("events/stage.json", detail + "\n");
    assertThat(faults(detail)).isEmpty();
  }

  @Test
  void tellsOfAnEnd() {
    Transition end = Transition.end("Settle", Ending.needsHuman(CAUSE), Samples.NOON);
    String detail = told(ASKED, end);
    Golden.check("events/end.json", detail + "\n");
    assertThat(faults(detail)).isEmpty();
  }

  @Test
  void tellsWhyAWaitFailed() {
    for (Answer answer :
        List.of(
            Answer.of(Outcome.FAILED, CAUSE),
            Answer.of(Outcome.FAILED, new Setback(CAUSE, Samples.NOON)),
            Answer.ended(Ending.needsHuman(CAUSE)))) {
      String detail = told(ASKED, Transition.of("AwaitRollback", answer, Samples.NOON));
      assertThat(detail).contains("\"code\":\"ALARM\"").doesNotContain("verdict", "evidence");
      assertThat(faults(detail)).isEmpty();
    }
  }

  @Test
  void keepsEndlessSentencesOut() {
    Cause endless = new Cause(CauseCode.UNKNOWN, "x".repeat(5_000), List.of(), "y".repeat(5_000));
    String detail = told(ASKED, Transition.end("Settle", Ending.rejected(endless), Samples.NOON));
    assertThat(faults(detail)).isEmpty();
  }

  @Test
  void isRefusedByItsSchemaWhenItTellsOtherwise() {
    String detail = told(ASKED, Transition.end("Settle", Ending.needsHuman(CAUSE), Samples.NOON));
    assertThat(faults(detail.replace("\"version\":1", "\"version\":2"))).isNotEmpty();
    assertThat(faults(detail.replace("\"verdict\":\"NEEDS_HUMAN\",", ""))).isNotEmpty();
    assertThat(faults(detail.replace("Settle", "Update"))).isNotEmpty();
    assertThat(faults(detail.replace("\"by\"", "\"taskToken\""))).isNotEmpty();
  }

  private static String told(Deployment deployment, Transition transition) {
    return Codec.announcements().write(Announcement.of(deployment, transition));
  }

  private List<String> faults(String detail) {
    return schema.validate(detail, InputFormat.JSON).stream().map(Object::toString).toList();
  }
}
