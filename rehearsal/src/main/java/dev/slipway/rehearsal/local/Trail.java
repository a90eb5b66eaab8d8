package dev.slipway.rehearsal.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Functions;
import dev.slipway.rehearsal.cloud.Functions.Answer;
import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.story.Stopwatch.Lag;
import dev.slipway.rehearsal.time.CloudClock;
import dev.slipway.rehearsal.wire.CallLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What changed a service and what found it failed, with the time of each. Times are those at which
 * a function was handed its event and a call was answered.
 */
final class Trail implements CallLog {

  private static final Set<String> CHANGES = Set.of("UpdateService", "StopServiceDeployment");

  private final CloudClock clock;
  private final List<Change> changes = new CopyOnWriteArrayList<>();
  private final List<Finding> findings = new CopyOnWriteArrayList<>();
  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private final Map<String, Moment> events = new ConcurrentHashMap<>();

  /** One instant by both clocks. */
  record Moment(Instant cloud, long wallNanos) {

    Lag lag(Moment later) {
      return new Lag(
          Duration.between(cloud, later.cloud), Duration.ofNanos(later.wallNanos - wallNanos));
    }
  }

  /**
   * A call that changed a service.
   *
   * @param caller as STS shows it
   * @param resource the ARN it was allowed for
   */
  record Change(Moment at, String caller, String resource) {

    boolean isBy(String function) {
      return caller.contains(function + "Function");
    }

    boolean isOf(String serviceArn) {
      return resource.contains(serviceArn.substring(serviceArn.indexOf("/")));
    }
  }

  /**
   * A function answered that a deployment failed.
   *
   * @param event when the last event about the service was handed over, which was its own unless it
   *     looked by itself
   * @param asked when it was asked
   * @param service the attached service
   */
  record Finding(Moment event, Moment asked, String service) {}

  Trail(CloudClock clock) {
    this.clock = clock;
  }

  /** Task tokens that functions were handed. */
  Set<String> tokens() {
    return Set.copyOf(tokens);
  }

  List<Change> changes() {
    return List.copyOf(changes);
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  @Override
  public void write(Entry entry) {
    if (entry.outcome().equals("ok") && CHANGES.contains(entry.operation())) {
      Moment at = now();
      entry.asked().stream()
          .limit(1)
          .map(asked -> new Change(at, entry.caller().arn(), asked.resource()))
          .forEach(changes::add);
    }
  }

  /** The functions, with a note of each answer that matters. */
  Functions noting(Functions functions) {
    return (arn, payload) -> {
      Moment asked = now();
      JsonNode question = Json.parse(payload);
      String service = question.path("service").asText(question.at("/facts/service/name").asText());
      if (question.has("event")) {
        events.put(service, asked);
      }
      Optional.ofNullable(question.get("taskToken")).map(JsonNode::asText).ifPresent(tokens::add);
      Finding finding = new Finding(events.getOrDefault(service, asked), asked, service);
      return functions.invoke(arn, payload).whenComplete((answer, broken) -> note(finding, answer));
    };
  }

  private void note(Finding finding, Answer answer) {
    if (answer instanceof Answer.Returned returned && tellsFailed(returned)) {
      findings.add(finding);
    }
  }

  private static boolean tellsFailed(Answer.Returned returned) {
    return returned.payload().contains("\"FAILED\"")
        && Json.parse(returned.payload()).path("outcome").asText().equals("FAILED");
  }

  private Moment now() {
    return new Moment(clock.now(), System.nanoTime());
  }
}
