package dev.slipway.rehearsal.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.states.asl.QueryFailure;
import dev.slipway.rehearsal.states.asl.Template;
import java.util.Optional;

/** Ends the sequence of states well. */
record EndConduct(Visit visit, Optional<Template> output) implements Conduct {

  @Override
  public void begin() {
    try {
      JsonNode result = output.isPresent() ? visit.evaluate(output.get()) : visit.input();
      if (Visit.tooLarge(result)) {
        visit.fail(visit.dataLimit());
      } else {
        visit.succeed(result);
      }
    } catch (QueryFailure failure) {
      visit.failQuery(failure);
    }
  }
}
