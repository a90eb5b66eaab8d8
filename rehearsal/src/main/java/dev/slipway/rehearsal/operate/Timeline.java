package dev.slipway.rehearsal.operate;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * When the parts of an attempt happened.
 *
 * @param built when the image says it was built
 * @param ordered when the image was pushed, or a person or an alarm asked
 * @param announced when the orchestrator was told of it
 * @param entered the states of the workflow in the order they were first entered in
 * @param settled when it ended
 */
public record Timeline(
    Optional<Instant> built,
    Instant ordered,
    Optional<Instant> announced,
    List<Entry> entered,
    Instant settled) {

  /** The first time a state was entered. */
  public record Entry(String state, Instant at) {}

  /** What went by until another state was entered for the first time, or the end came. */
  public record Phase(String state, Instant entered, Duration lasted) {}

  static Timeline of(Item item) {
    Instant settled = item.time("settledAt");
    return new Timeline(
        item.optionalText("builtAt").flatMap(Timeline::labelled),
        item.optionalText("order").map(Instant::parse).orElse(settled),
        item.optionalText("announcedAt").map(Instant::parse),
        item.map("phases").map(Timeline::entries).orElse(List.of()),
        settled);
  }

  /** When the workflow entered its first state. */
  public Instant started() {
    return entered.stream().findFirst().map(Entry::at).orElse(settled);
  }

  public Duration took() {
    return Duration.between(started(), settled);
  }

  /** When this state was first entered; empty if it never was. */
  public Optional<Instant> entered(String state) {
    return entered.stream().filter(each -> each.state().equals(state)).map(Entry::at).findFirst();
  }

  /** How long each phase lasted, in order. */
  public List<Phase> phases() {
    return IntStream.range(0, entered.size()).mapToObj(this::phase).toList();
  }

  private Phase phase(int index) {
    Entry entry = entered.get(index);
    Instant end = index + 1 < entered.size() ? entered.get(index + 1).at() : settled;
    return new Phase(entry.state(), entry.at(), Duration.between(entry.at(), end));
  }

  private static List<Entry> entries(Item phases) {
    return phases.values().entrySet().stream()
        .map(each -> new Entry(each.getKey(), instant(each.getValue())))
        .sorted(Comparator.comparing(Entry::at).thenComparing(Entry::state))
        .toList();
  }

  private static Instant instant(AttributeValue value) {
    return Instant.parse(value.s());
  }

  /** Whoever builds an image writes its labels, so that they may say anything. */
  private static Optional<Instant> labelled(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }
}
