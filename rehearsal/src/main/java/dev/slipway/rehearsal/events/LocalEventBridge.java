package dev.slipway.rehearsal.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.EventBus;
import dev.slipway.rehearsal.cloud.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.ListRulesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;

/** EventBridge: the default event bus and its rules. */
public final class LocalEventBridge implements EventBridgeClient, EventBus {

  private final Bus bus;
  private final DeadLetters deadLetters;
  private final Envelopes envelopes;
  private final Rules rules = new Rules();
  private final List<EventTarget> carriers = new ArrayList<>();
  private final List<JsonNode> told = new CopyOnWriteArrayList<>();
  private volatile boolean effective;

  public LocalEventBridge(Bus bus, DeadLetters deadLetters) {
    this.bus = bus;
    this.deadLetters = deadLetters;
    this.envelopes = new Envelopes(bus);
  }

  /**
   * Lets the rules take effect. Until then events reach nobody: new rules take effect after a short
   * delay (EventBridge user guide, eb-troubleshooting, read 2026-11), by when the stacks that
   * declare them and their permissions are there.
   */
  public void begin() {
    effective = true;
  }

  /** Adds a kind of target; before the rules that have such targets. */
  public synchronized LocalEventBridge reaching(EventTarget carrier) {
    carriers.add(carrier);
    return this;
  }

  /**
   * @throws IllegalArgumentException when a target is of no kind there is, or the pattern is
   *     invalid
   */
  void add(Rule rule) {
    rule.targets().forEach(target -> carrier(target.arn()));
    rules.add(rule);
    if (rule.enabled()) {
      rule.trigger().every().ifPresent(period -> schedule(rule, period));
    }
  }

  private void schedule(Rule rule, Duration period) {
    Envelopes.Message message =
        new Envelopes.Message("aws.events", "Scheduled Event", List.of(rule.arn()), Json.object());
    bus.clock().every(period, () -> onSchedule(rule, message));
  }

  private void onSchedule(Rule rule, Envelopes.Message message) {
    if (effective) {
      deliver(rule, envelopes.around(message));
    }
  }

  private synchronized EventTarget carrier(String targetArn) {
    return carriers.stream()
        .filter(carrier -> carrier.takes(targetArn))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("the target " + targetArn + " is not played here"));
  }

  @Override
  public void publish(
      String source, String detailType, List<String> resources, Map<String, ?> detail) {
    send(new Envelopes.Message(source, detailType, resources, Json.tree(detail)));
  }

  /** What callers put on the bus so far, oldest first, in EventBridge's envelope. */
  public List<JsonNode> told() {
    return List.copyOf(told);
  }

  private JsonNode send(Envelopes.Message message) {
    JsonNode event = envelopes.around(message);
    if (effective) {
      rules.matching(event.toString()).forEach(rule -> deliver(rule, event));
    }
    return event;
  }

  private void deliver(Rule rule, JsonNode event) {
    for (Duration delay : bus.faults().arrivals(rule.name(), event.toString())) {
      for (RuleTarget target : rule.targets()) {
        Delivery.Post post = new Delivery.Post(carrier(target.arn()), deadLetters, bus);
        bus.later(delay, new Delivery(post, rule, target, event)::attempt);
      }
    }
  }

  /** Callers may not pretend to be an AWS service. */
  @Override
  public PutEventsResponse putEvents(PutEventsRequest request) {
    List<PutEventsResultEntry> results = request.entries().stream().map(this::put).toList();
    int failed = (int) results.stream().filter(result -> result.errorCode() != null).count();
    return PutEventsResponse.builder().entries(results).failedEntryCount(failed).build();
  }

  private PutEventsResultEntry put(PutEventsRequestEntry entry) {
    if (entry.source().startsWith("aws.")) {
      return refused("NotAuthorizedForSourceException", "Not authorized for the source.");
    }
    try {
      JsonNode detail = Json.parse(entry.detail());
      Envelopes.Message message =
          new Envelopes.Message(entry.source(), entry.detailType(), entry.resources(), detail);
      JsonNode event = send(message);
      told.add(event);
      bus.write("told", entry.source(), entry.detailType() + " " + event.path("detail"));
      return PutEventsResultEntry.builder().eventId(event.path("id").asText()).build();
    } catch (IllegalArgumentException malformed) {
      return refused("MalformedDetail", "Detail is malformed.");
    }
  }

  private static PutEventsResultEntry refused(String code, String message) {
    return PutEventsResultEntry.builder().errorCode(code).errorMessage(message).build();
  }

  @Override
  public ListRulesResponse listRules(ListRulesRequest request) {
    String prefix = Optional.ofNullable(request.namePrefix()).orElse("");
    return ListRulesResponse.builder()
        .rules(
            rules.all().stream()
                .filter(rule -> rule.name().startsWith(prefix))
                .map(RuleViews::item)
                .toList())
        .build();
  }

  @Override
  public DescribeRuleResponse describeRule(DescribeRuleRequest request) {
    return RuleViews.describe(rule(request.name()));
  }

  @Override
  public ListTargetsByRuleResponse listTargetsByRule(ListTargetsByRuleRequest request) {
    return ListTargetsByRuleResponse.builder()
        .targets(rule(request.rule()).targets().stream().map(RuleViews::target).toList())
        .build();
  }

  private Rule rule(String name) {
    String message = "Rule " + name + " does not exist on EventBus default.";
    return rules
        .named(name)
        .orElseThrow(
            () ->
                ResourceNotFoundException.builder()
                    .message(message)
                    .awsErrorDetails(
                        AwsErrorDetails.builder()
                            .serviceName("EventBridge")
                            .errorCode("ResourceNotFoundException")
                            .errorMessage(message)
                            .build())
                    .build());
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
