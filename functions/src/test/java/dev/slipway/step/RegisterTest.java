package dev.slipway.step;

import static dev.slipway.Samples.NEW_REVISION;
import static dev.slipway.Samples.OLD_REVISION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Answer;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Ending;
import dev.slipway.core.Intent;
import dev.slipway.core.NewRevision;
import dev.slipway.port.TaskDefinitions.Copy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegisterTest {
  private final Fixture fixture = new Fixture().proven().claimed();
  private final Register register = new Register(fixture.definitions, fixture.ledger);

  @Test
  void answersTheNewRevision() {
    assertThat(register(new Copy.Registered(NEW_REVISION)).facts().need(NewRevision.class))
        .isEqualTo(new NewRevision(NEW_REVISION));
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

  private Answer register(Copy copy) {
    fixture.definitions.copies(copy);
    return register.take(
        fixture.turn(new Intent(OLD_REVISION, Optional.empty(), Optional.empty(), List.of())));
  }
}
