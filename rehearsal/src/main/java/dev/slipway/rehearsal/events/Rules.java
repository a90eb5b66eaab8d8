package dev.slipway.rehearsal.events;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.event.ruler.Machine;

/** The rules of the bus, matched as AWS does. Safe for many threads. */
final class Rules {

  private final Machine machine = new Machine();
  private final Map<String, Rule> byName = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException when the pattern is invalid
   */
  synchronized void add(Rule rule) {
    if (rule.enabled() && rule.trigger().pattern().isPresent()) {
      try {
        machine.addRule(rule.name(), rule.trigger().pattern().get());
      } catch (IOException invalid) {
        throw new IllegalArgumentException(
            "EventPattern is invalid: " + invalid.getMessage(), invalid);
      }
    }
    byName.put(rule.name(), rule);
  }

  /** The rules an event matches. */
  synchronized List<Rule> matching(String eventJson) {
    try {
      return machine.rulesForJSONEvent(eventJson).stream()
          .distinct()
          .sorted()
          .map(byName::get)
          .filter(Objects::nonNull)
          .toList();
    } catch (Exception defect) {
      throw new IllegalStateException("Event Ruler cannot read the event " + eventJson, defect);
    }
  }

  synchronized Optional<Rule> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  synchronized List<Rule> all() {
    return List.copyOf(byName.values());
  }
}
