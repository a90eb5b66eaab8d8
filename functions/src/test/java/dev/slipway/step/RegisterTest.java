package dev.slipway.step;

import static dev.slipway.Samples.NEW_REVISION;
import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD;
import static dev.slipway.Samples.OLD_REVISION;
import static dev.slipway.Samples.revision;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Ending;
import dev.slipway.core.Facts;
import dev.slipway.core.Fence;
import dev.slipway.core.Intent;
import dev.slipway.core.NewRevision;
import dev.slipway.core.Outcome;
import dev.slipway.port.TaskDefinitions.Copy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegisterTest {
  private static final String REVIVED = revision(7);
  private static final String OLDER_PUSH = Samples.digest('d');

  private final Fixture fixture = new Fixture().proven().claimed();
  private final Register register = new Register(fixture.definitions, fixture.ledger);

  @Test
  void answersTheNewRevision() {
    assertThat(register(new Copy.Registered(NEW_REVISION)).facts().need(NewRevision.class))
        .isEqualTo(new NewRevision(NEW_REVISION));
    assertThat(fixture.definitions.sources()).hasSize(1);
  }

  @Test
  void answersAnEqualRevisionThatExists() {
    assertThat(register(new Copy.Reused(OLD_REVISION)).facts().need(NewRevision.class))
        .isEqualTo(new NewRevision(OLD_REVISION));
  }

  @Test
  void rejectsWhatCannotBeCopiedWithoutLoss() {
    Ending ending = register(new Copy.Refused("field 'x'")).facts().need(Ending.class);
    assertThat(ending.cause().orElseThrow().code()).isEqualTo(CauseCode.TASK_DEFINITION_NOT_COPIED);
    assertThat(ending.sentence()).contains("field 'x'");
  }

  @Test
  void turnsBackWhatItTookOverWhenItsOwnImageIsRefused() {
    String source = revision(9);
    fixture.definitions.with(source, true, Samples.image(OLDER_PUSH, NOON).reference());
    fixture.definitions.copies(source, new Copy.Refused("field 'x'"));
    Facts facts =
        new Facts(
            List.of(
                Fixture.displacing(OLDER_PUSH),
                fixture.service,
                new Fence(fixture.claim(Samples.deployment())),
                new Intent(
                    source,
                    Optional.empty(),
                    Optional.of(Samples.proven()),
                    List.of(),
                    List.of())));
    Answer answer = register.take(new Turn(facts, NOON));
    assertThat(answer.outcome()).isEqualTo(Outcome.RETURNING);
    assertThat(answer.facts().need(Cause.class).sentence())
        .contains("field 'x'", "The rollout it took over from was not proven, either.");
  }

  @Test
  void registersAnInactiveWayBackAgain() {
    inactive(new Copy.Registered(REVIVED));
    Answer answer = register(new Copy.Registered(NEW_REVISION));
    assertThat(answer.facts().need(Intent.class).rollbackTarget().orElseThrow().taskDefinition())
        .isEqualTo(REVIVED);
    assertThat(fixture.provenNow()).isEqualTo(Samples.proven().as(REVIVED));
    assertThat(answer.facts().need(NewRevision.class).taskDefinition()).isEqualTo(NEW_REVISION);
  }

  @Test
  void rejectsWhenTheWayBackCannotBeRegisteredAgain() {
    inactive(new Copy.Refused("field 'x'"));
    Ending ending = register(new Copy.Registered(NEW_REVISION)).facts().need(Ending.class);
    assertThat(ending.cause().orElseThrow().code()).isEqualTo(CauseCode.WAY_BACK_GONE);
    assertThat(fixture.provenNow()).isEqualTo(Samples.proven());
  }

  private void inactive(Copy copy) {
    String way = Samples.proven().taskDefinition();
    fixture.definitions.with(way, false, Samples.image(OLD, NOON).reference());
    fixture.definitions.copies(way, copy);
  }

  private Answer register(Copy copy) {
    fixture.definitions.copies("source", copy);
    return register.take(
        fixture.turn(
            new Intent(
                "source", Optional.empty(), Optional.of(Samples.proven()), List.of(), List.of())));
  }
}
