package dev.slipway.infra.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One value of the file, read as what it has to be; when it is not, that is noted. */
final class Value {

  private final Node node;
  private final Place place;
  private final Problems problems;

  Value(Node node, Place place, Problems problems) {
    this.node = node;
    this.place = place;
    this.problems = problems;
  }

  Optional<String> text() {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return Optional.of(scalar.getValue());
    }
    refuse("is " + shown() + ": write one text there");
    return Optional.empty();
  }

  Optional<Integer> number() {
    return as(text -> Optional.of(text).filter(all -> all.matches("\\d{1,9}")), "a whole number")
        .map(Integer::parseInt);
  }

  Optional<Duration> duration() {
    return as(Durations::parse, Durations.EXAMPLES);
  }

  /** A date, a time, a zone: what the JDK parses. */
  <T> Optional<T> parsed(Function<String, T> parse, String allowed) {
    return as(
        text -> {
          try {
            return Optional.of(parse.apply(text));
          } catch (DateTimeException unreadable) {
            return Optional.empty();
          }
        },
        allowed);
  }

  /** Constants are written in lower case with hyphens, such as {@code fix-forward}. */
  <E extends Enum<E>> Optional<E> choice(Class<E> type) {
    List<E> all = List.of(type.getEnumConstants());
    return as(
        text -> all.stream().filter(each -> written(each).equals(text)).findFirst(),
        all.stream().map(Value::written).collect(Collectors.joining(", ")));
  }

  /** The items of a list; a single value is taken for a list of one. */
  List<Value> items() {
    if (node instanceof ScalarNode) {
      return text().map(only -> List.of(this)).orElse(List.of());
    }
    if (!(node instanceof SequenceNode sequence)) {
      wrong("a list, such as [a, b]");
      return List.of();
    }
    List<Value> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(new Value(item, place.item(items.size(), item), problems));
    }
    return items;
  }

  Optional<Entries> entries() {
    if (node instanceof MappingNode mapping) {
      return Optional.of(Entries.of(mapping, place, problems));
    }
    wrong("keys with values below it");
    return Optional.empty();
  }

  /** Reads the text; what cannot be read is noted with what is allowed. */
  <T> Optional<T> as(Function<String, Optional<T>> reading, String allowed) {
    Optional<String> text = text();
    Optional<T> read = text.flatMap(reading);
    if (text.isPresent() && read.isEmpty()) {
      wrong(allowed);
    }
    return read;
  }

  /** The changed options, or the present ones when they refuse the change, which is noted here. */
  <T> T change(T present, UnaryOperator<T> change) {
    try {
      return change.apply(present);
    } catch (IllegalArgumentException refused) {
      refuse("is refused: " + refused.getMessage());
      return present;
    }
  }

  /** What was built of it; empty when it cannot be, which is noted here. */
  <T> Optional<T> built(Supplier<T> building) {
    return change(Optional.empty(), none -> Optional.of(building.get()));
  }

  void wrong(String allowed) {
    refuse("is " + shown() + ": allowed is " + allowed + "; change it");
  }

  /** Notes what is wrong with it in words of its own. */
  void refuse(String why) {
    problems.add(place, why);
  }

  private String shown() {
    return switch (node.getNodeType()) {
      case SCALAR ->
          node instanceof ScalarNode scalar && !scalar.getValue().isBlank()
              ? "\"" + scalar.getValue() + "\""
              : "empty";
      case SEQUENCE -> "a list";
      case MAPPING -> "a group of keys";
      case ANCHOR -> "an anchor";
    };
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
