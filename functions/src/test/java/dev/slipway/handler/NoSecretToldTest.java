package dev.slipway.handler;

import static dev.slipway.Samples.NEW_REVISION;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD;
import static dev.slipway.Samples.OLD_REVISION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.ClaimDecision.Granted;
import dev.slipway.core.Ending;
import dev.slipway.core.Fact;
import dev.slipway.core.Facts;
import dev.slipway.core.Fence;
import dev.slipway.core.Holding;
import dev.slipway.core.Intent;
import dev.slipway.core.NewRevision;
import dev.slipway.core.Outcome;
import dev.slipway.core.Rung;
import dev.slipway.core.evidence.Definition;
import dev.slipway.core.evidence.Definition.DefinedContainer;
import dev.slipway.core.evidence.Definition.Variables;
import dev.slipway.fake.FakeAnnouncements;
import dev.slipway.fake.FakeConfigurationChanges;
import dev.slipway.fake.FakeFleet;
import dev.slipway.fake.FakeImages;
import dev.slipway.fake.FakeLedger;
import dev.slipway.fake.FakeLoadBalancers;
import dev.slipway.fake.FakeParkedTasks;
import dev.slipway.fake.FakeTaskDefinitions;
import dev.slipway.port.ClaimLost;
import dev.slipway.port.Fleet.Change;
import dev.slipway.step.AwaitRollout;
import dev.slipway.step.Configuration;
import dev.slipway.step.Observer;
import dev.slipway.step.RollBack;
import dev.slipway.step.Settle;
import dev.slipway.step.Settled;
import dev.slipway.step.Turn;
import dev.slipway.step.Waiting;
import dev.slipway.step.WaysBack;
import dev.slipway.wire.Codec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secrets are planted wherever a function meets them, and looked for in all that it leaves. */
class NoSecretToldTest {
  private static final String TOKEN = "AQCAAAAAKgAAAA-planted-token";
  private static final String PASSWORD = "planted-password";
  private static final Cause CAUSE =
      new Cause(CauseCode.EXITS_AT_START, "It exits.", List.of("exit 1"), "Look.");
  private static final Intent INTENT =
      new Intent(OLD_REVISION, Optional.empty(), Optional.empty(), List.of(), List.of());

  private final FakeLedger ledger = new FakeLedger();
  private final FakeFleet fleet = new FakeFleet(OLD_REVISION, NOON);
  private final FakeTaskDefinitions definitions =
      new FakeTaskDefinitions()
          .with(OLD_REVISION, true, Samples.image(OLD, NOON).reference())
          .with(NEW_REVISION, true, Samples.image(Samples.NEW, NOON).reference());
  private final FakeConfigurationChanges changes = new FakeConfigurationChanges();
  private final FakeAnnouncements announcements = new FakeAnnouncements();
  private final Telling telling = new Telling(announcements);
  private final StringBuilder left = new StringBuilder();
  private final Holding holding = claimed();

  @BeforeEach
  void plant() {
    Variables variables =
        new Variables(Map.of("PASSWORD", PASSWORD), Map.of("LEVEL", "/shop/level"));
    definitions.details(
        new Definition(
            "",
            Optional.empty(),
            "linux/amd64",
            List.of(
                new DefinedContainer(
                    "backend",
                    "image",
                    true,
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    variables,
                    Optional.empty(),
                    List.of()))));
    changes.changed("/shop/level", NOON);
    ledger.adopt(holding, Samples.proven());
    fleet.update(Samples.service().place(), Change.to(NEW_REVISION));
  }

  @Test
  void tellsNoTokenOfAWait() {
    ParkingHandler handler = new ParkingHandler("AwaitRollout", awaitRollout(), telling) {};
    run(() -> invoke(handler, Samples.rollout(), INTENT));
    fleet.counts(0, 0);
    run(() -> invoke(handler, Samples.rollout(), INTENT));
    assertThat(announcements.told()).hasSize(1);
    nothingOf(TOKEN);
  }

  @Test
  void tellsNoTokenOfAWaitThatFails() {
    ParkingHandler handler = new ParkingHandler("AwaitRollout", awaitRollout(), telling) {};
    ledger.claim(Samples.deployment(NOON.plusSeconds(10), "newer"), NOON);
    run(
        () ->
            assertThatThrownBy(() -> invoke(handler, Samples.rollout(), INTENT))
                .isInstanceOf(ClaimLost.class));
    nothingOf(TOKEN);
  }

  @Test
  void tellsNoValueOfARevisionItGoesBackTo() {
    RollBack step =
        new RollBack(
            fleet,
            ledger,
            new WaysBack(definitions, new FakeImages().with(Samples.image(OLD, NOON))),
            new Configuration(definitions, changes));
    StepHandler handler = new StepHandler("RollBack", step, telling) {};
    run(() -> invoke(handler, Samples.rollout(), INTENT, new NewRevision(NEW_REVISION), CAUSE));
    Facts facts = Codec.answers().read(answers().getLast()).facts();
    settle(facts.with(Ending.returned(CAUSE, Rung.TO_PROVEN, "backend:1")));
    assertThat(ledger.attempts().getLast().notes().remarks())
        .singleElement()
        .asString()
        .contains("Parameter /shop/level changed");
    nothingOf(PASSWORD);
  }

  private AwaitRollout awaitRollout() {
    Observer observer = new Observer(fleet, new FakeLoadBalancers(), names -> List.of());
    return new AwaitRollout(new Waiting(ledger, new FakeParkedTasks(), observer));
  }

  private void settle(Facts found) {
    Facts facts = found;
    for (Fact fact : known().all()) {
      facts = facts.with(fact);
    }
    Turn turn = new Turn(facts, NOON);
    Settled settled = new Settle(ledger, (parameter, image) -> {}).take(turn, Map.of());
    run(() -> telling.tell(settled.attempt().orElseThrow()));
    left.append(Codec.summaries().write(settled.summary(facts, Optional.empty()))).append('\n');
  }

  private void nothingOf(String secret) {
    assertThat(left + announcements.told().toString() + ledger.attempts())
        .contains("backend")
        .doesNotContain(secret);
  }

  private void run(Runnable work) {
    left.append(Printed.by(work));
  }

  private List<String> answers() {
    return left.toString().lines().filter(line -> line.startsWith("{\"outcome\"")).toList();
  }

  private void invoke(RequestStreamHandler handler, Fact... more) {
    Facts facts = known();
    for (Fact fact : more) {
      facts = facts.with(fact);
    }
    String json = Codec.answers().write(new Answer(Outcome.ACCEPTED, facts));
    String payload =
        json.replaceFirst("\\{\"outcome\":\"ACCEPTED\",", "{")
            .replaceFirst("}$", ",\"now\":\"%s\",\"taskToken\":\"%s\"}".formatted(NOON, TOKEN));
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      handler.handleRequest(
          new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)), output, null);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    left.append(output.toString(StandardCharsets.UTF_8)).append('\n');
  }

  private Holding claimed() {
    return ((Granted) ledger.claim(Samples.deployment(), NOON)).claim().holding();
  }

  private Facts known() {
    return Facts.of(Samples.deployment(), Samples.service(), new Fence(holding.fence()));
  }
}
