package dev.slipway.rehearsal.logs;

import dev.slipway.rehearsal.logs.LogStream.Line;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** A group's streams by name. */
final class LogGroup {

  private final String name;
  private final Instant created;
  private final Optional<Integer> retentionDays;
  private final Map<String, LogStream> streams = new ConcurrentSkipListMap<>();

  LogGroup(String name, Instant created, Optional<Integer> retentionDays) {
    this.name = name;
    this.created = created;
    this.retentionDays = retentionDays;
  }

  String name() {
    return name;
  }

  Instant created() {
    return created;
  }

  Optional<Integer> retentionDays() {
    return retentionDays;
  }

  Collection<LogStream> streams() {
    return streams.values();
  }

  Optional<LogStream> stream(String stream) {
    return Optional.ofNullable(streams.get(stream));
  }

  void append(String stream, Line line) {
    create(stream, line.at()).append(line);
  }

  LogStream create(String stream, Instant now) {
    return streams.computeIfAbsent(stream, name -> new LogStream(name, now));
  }
}
