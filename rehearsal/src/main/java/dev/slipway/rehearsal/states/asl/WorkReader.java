package dev.slipway.rehearsal.states.asl;

import static dev.slipway.rehearsal.states.asl.StatesReader.AFTER_ERROR;
import static dev.slipway.rehearsal.states.asl.StatesReader.AFTER_WORK;
import static dev.slipway.rehearsal.states.asl.StatesReader.BEFORE;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.states.asl.State.Catcher;
import dev.slipway.rehearsal.states.asl.State.Integration;
import dev.slipway.rehearsal.states.asl.State.Recovery;
import dev.slipway.rehearsal.states.asl.State.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads the states that have work done and may recover from its errors: Task and Parallel. */
final class WorkReader {

  private WorkReader() {}

  static State task(String name, Fields fields) {
    Integration integration = integration(fields);
    Work work =
        new Work(
            integration,
            arguments(fields, integration),
            StatesReader.template(fields, "TimeoutSeconds", BEFORE),
            StatesReader.template(fields, "HeartbeatSeconds", BEFORE));
    return new State.Task(name, work, recovery(fields), StatesReader.onward(fields, AFTER_WORK));
  }

  static State parallel(String name, Fields fields) {
    List<States> branches = new ArrayList<>();
    fields.required("Branches").forEach(node -> branches.add(branch(name, branches.size(), node)));
    return new State.Parallel(
        name, branches, recovery(fields), StatesReader.onward(fields, AFTER_WORK));
  }

  private static States branch(String name, int index, JsonNode node) {
    Fields fields = new Fields(name + "/Branches[" + index + "]", node);
    fields.optional("Comment");
    States states = StatesReader.read(fields);
    fields.done();
    return states;
  }

  private static Integration integration(Fields fields) {
    String resource = fields.text("Resource");
    return Arrays.stream(Integration.values())
        .filter(integration -> integration.arn().equals(resource))
        .findFirst()
        .orElseThrow(() -> notPlayed(fields.location(), resource));
  }

  private static IllegalArgumentException notPlayed(String location, String resource) {
    return new IllegalArgumentException(
        location
            + ": the resource "
            + resource
            + " is not played here; possible are "
            + Arrays.stream(Integration.values()).map(Integration::arn).toList());
  }

  private static Template arguments(Fields fields, Integration integration) {
    switch (integration) {
      case INVOKE, INVOKE_WAIT_FOR_TOKEN ->
          checkArguments(fields, Set.of("FunctionName"), Set.of("Payload"));
      case PUBLISH -> checkArguments(fields, Set.of("TopicArn", "Message"), Set.of("Subject"));
    }
    return StatesReader.template(fields, "Arguments", BEFORE).orElseThrow();
  }

  private static void checkArguments(Fields fields, Set<String> required, Set<String> possible) {
    Set<String> given = new HashSet<>();
    fields.required("Arguments").fieldNames().forEachRemaining(given::add);
    Set<String> unknown = new TreeSet<>(given);
    unknown.removeAll(required);
    unknown.removeAll(possible);
    if (!given.containsAll(required) || !unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: Arguments must be an object with %s; possible is also %s"
              .formatted(fields.location(), new TreeSet<>(required), new TreeSet<>(possible)));
    }
  }

  private static Recovery recovery(Fields fields) {
    List<Retrier> retriers = list(fields, "Retry", WorkReader::retrier);
    List<Catcher> catchers = list(fields, "Catch", WorkReader::catcher);
    allComesLast(fields, "Retry", retriers, retrier -> retrier.errors().matchAll());
    allComesLast(fields, "Catch", catchers, catcher -> catcher.errors().matchAll());
    return new Recovery(retriers, catchers);
  }

  private static <T> List<T> list(Fields fields, String name, Function<Fields, T> read) {
    List<T> items = new ArrayList<>();
    Optional<JsonNode> nodes = fields.optional(name);
    nodes.ifPresent(
        list ->
            list.forEach(
                node -> {
                  String location = fields.location() + "/" + name + "[" + items.size() + "]";
                  items.add(read.apply(new Fields(location, node)));
                }));
    return List.copyOf(items);
  }

  private static <T> void allComesLast(
      Fields fields, String name, List<T> items, Predicate<T> all) {
    if (items.stream().limit(Math.max(0, items.size() - 1)).anyMatch(all)) {
      throw new IllegalArgumentException(
          fields.location() + ": States.ALL must come last in " + name);
    }
  }

  private static Retrier retrier(Fields fields) {
    fields.optional("Comment");
    boolean jitter = jitter(fields);
    Optional<Duration> maxDelay =
        fields.optional("MaxDelaySeconds").map(JsonNode::asLong).map(Duration::ofSeconds);
    Duration interval = Duration.ofSeconds((long) fields.number("IntervalSeconds", 1, 1));
    double rate = fields.number("BackoffRate", 2, 1);
    int attempts = (int) fields.number("MaxAttempts", 3, 0);
    ErrorNames errors = errors(fields);
    fields.done();
    return new Retrier(errors, attempts, new Retrier.Backoff(interval, rate, maxDelay, jitter));
  }

  private static boolean jitter(Fields fields) {
    return switch (fields.optionalText("JitterStrategy").orElse("NONE")) {
      case "FULL" -> true;
      case "NONE" -> false;
      default ->
          throw new IllegalArgumentException(
              fields.location() + ": JitterStrategy must be FULL or NONE");
    };
  }

  private static Catcher catcher(Fields fields) {
    fields.optional("Comment");
    Catcher catcher = new Catcher(errors(fields), StatesReader.jump(fields, AFTER_ERROR));
    fields.done();
    return catcher;
  }

  private static ErrorNames errors(Fields fields) {
    List<String> names = new ArrayList<>();
    fields.required("ErrorEquals").forEach(name -> names.add(name.asText()));
    return new ErrorNames(List.copyOf(names));
  }
}
