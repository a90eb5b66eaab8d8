package dev.slipway.aws;

import static dev.slipway.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.Asker;
import dev.slipway.core.Attempt;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Ending;
import dev.slipway.core.GateResult;
import dev.slipway.core.GateResult.Standing;
import dev.slipway.core.ImageProfile;
import dev.slipway.core.Notes;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AttemptItemTest {
  private static final List<String> ENDLESS = Collections.nCopies(40, "x".repeat(5_000));

  @Test
  void keepsWhoAskedWhatTheImageSaysAndWhatTheGatesSaid() {
    Map<String, AttributeValue> item = AttemptItem.of(attempt(List.of("It was red before.")));
    assertThat(item.get("by").s()).isEqualTo("Ada");
    assertThat(item.get("reason").s()).isEqualTo("the login is broken");
    assertThat(item.get("commit").s()).isEqualTo("1a2b3c4");
    assertThat(item.get("builtAt").s()).isEqualTo("2026-11-23T11:50:00Z");
    assertThat(item.get("pusher").s()).isEqualTo("Grace");
    assertThat(item.get("pushedAt").s()).isEqualTo(NOON.toString());
    assertThat(item.get("announcedAt").s()).isEqualTo(NOON.toString());
    assertThat(item.get("remarks").l()).extracting(AttributeValue::s).hasSize(1);
    assertThat(item.get("gates").l().getFirst().m())
        .containsEntry("gate", AttributeValue.fromS("freeze"))
        .containsEntry("standing", AttributeValue.fromS("OVERRIDDEN"));
  }

  @Test
  void leavesOutWhatIsNotKnown() {
    Attempt bare =
        new Attempt(
            Samples.deployment(),
            Ending.succeeded("Done."),
            NOON,
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    assertThat(AttemptItem.of(bare))
        .doesNotContainKeys("by", "reason", "commit", "builtAt", "pusher", "cause");
  }

  @Test
  void staysSmallWhateverAwsSays() {
    Map<String, AttributeValue> item = AttemptItem.of(attempt(ENDLESS));
    assertThat(item.get("cause").m().get("evidence").l())
        .hasSize(10)
        .allMatch(line -> line.s().length() == 500);
    assertThat(item.toString()).hasSizeLessThan(20_000);
  }

  private static Attempt attempt(List<String> lines) {
    Cause cause = new Cause(CauseCode.ALARM, "It rings.", lines, "Look.");
    ImageProfile profile =
        new ImageProfile(
            List.of("linux/amd64"),
            Map.of(
                "org.opencontainers.image.revision", "1a2b3c4",
                "org.opencontainers.image.created", "2026-11-23T12:50:00+01:00",
                "org.opencontainers.image.authors", "Grace"));
    GateResult freeze = new GateResult("freeze", Standing.OVERRIDDEN, lines.getFirst());
    return new Attempt(
        Samples.deployment()
            .askedBy(new Asker(Optional.of("Ada"), Optional.of("the login is broken"))),
        Ending.needsHuman(cause),
        NOON,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        new Notes(Optional.of(profile), lines, List.of(freeze)));
  }
}
