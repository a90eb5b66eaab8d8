package dev.slipway.rehearsal.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.states.asl.ErrorNames;
import dev.slipway.rehearsal.states.asl.QueryFailure;
import dev.slipway.rehearsal.states.asl.State;
import dev.slipway.rehearsal.states.asl.State.Onward;
import java.util.Optional;

/** Finds the way on. */
record ChoiceConduct(Visit visit, State.Choice choice) implements Conduct {

  @Override
  public void begin() {
    try {
      way().ifPresentOrElse(visit::leave, () -> visit.fail(noWay()));
    } catch (QueryFailure failure) {
      visit.failQuery(failure);
    }
  }

  private Optional<Onward> way() throws QueryFailure {
    for (State.Rule rule : choice.rules()) {
      if (holds(rule)) {
        return Optional.of(rule.onward());
      }
    }
    return choice.otherwise();
  }

  private boolean holds(State.Rule rule) throws QueryFailure {
    JsonNode value = visit.evaluate(rule.condition());
    if (!value.isBoolean()) {
      throw new QueryFailure(
          "Condition", "A Condition must give true or false, not %s.".formatted(value));
    }
    return value.booleanValue();
  }

  private Failure noWay() {
    return new Failure(
        ErrorNames.NO_CHOICE_MATCHED,
        "No condition of the Choice state '%s' holds and it has no Default."
            .formatted(choice.name()));
  }
}
