package dev.slipway.rehearsal.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.states.asl.QueryFailure;
import dev.slipway.rehearsal.states.asl.State;
import dev.slipway.rehearsal.states.asl.Template;
import java.util.Optional;

/** Ends the sequence of states with a named error. */
record FailConduct(Visit visit, State.Fail fail) implements Conduct {

  @Override
  public void begin() {
    try {
      visit.endWith(new Failure(text("Error", fail.error()), text("Cause", fail.cause())));
    } catch (QueryFailure failure) {
      visit.failQuery(failure);
    }
  }

  private String text(String field, Optional<Template> template) throws QueryFailure {
    if (template.isEmpty()) {
      return "";
    }
    JsonNode value = visit.evaluate(template.get());
    if (!value.isTextual()) {
      throw new QueryFailure(
          field, "The field '%s' must be a string, not %s.".formatted(field, value));
    }
    return value.asText();
  }
}
