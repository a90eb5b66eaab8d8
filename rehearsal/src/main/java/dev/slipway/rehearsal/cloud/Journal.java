package dev.slipway.rehearsal.cloud;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What happened in the local cloud, as a person watching the AWS console would see it. */
public final class Journal {

  private final List<Consumer<Entry>> readers = new CopyOnWriteArrayList<>();

  /**
   * One thing that happened.
   *
   * @param at cloud time
   * @param source who says so: {@code ecs}, {@code elb}, {@code states}, {@code ecr}, {@code
   *     lambda}, {@code events}, {@code cloudwatch}
   * @param kind a stable word per source, such as {@code service-event}, {@code state-entered}
   * @param subject the resource's short name, such as a service's or an execution's
   * @param text AWS's own text where it has one
   */
  public record Entry(Instant at, String source, String kind, String subject, String text) {}

  public void read(Consumer<Entry> reader) {
    readers.add(reader);
  }

  public void write(Entry entry) {
    readers.forEach(reader -> reader.accept(entry));
  }
}
