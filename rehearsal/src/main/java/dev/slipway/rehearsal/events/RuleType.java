package dev.slipway.rehearsal.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType;
import dev.slipway.rehearsal.cloud.Account;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Creates rules of {@code AWS::Events::Rule}. */
public final class RuleType implements ResourceType {

  private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");
  private static final int LONGEST_NAME = 64;

  private final LocalEventBridge bridge;

  public RuleType(LocalEventBridge bridge) {
    this.bridge = bridge;
  }

  @Override
  public String name() {
    return "AWS::Events::Rule";
  }

  @Override
  public Created create(Resource resource) {
    Properties properties = resource.properties().waive("words for people", "Description", "Tags");
    checkBus(properties);
    String name =
        properties.optionalText("Name").orElseGet(() -> shortened(resource.generatedName()));
    String arn = Account.LOCAL.arn("events", "rule/" + name);
    boolean enabled = properties.optionalText("State").orElse("ENABLED").equals("ENABLED");
    bridge.add(new Rule(name, arn, enabled, trigger(properties), targets(properties)));
    return new Created(name, Map.of("Arn", arn));
  }

  private static void checkBus(Properties properties) {
    String bus = properties.optionalText("EventBusName").orElse("default");
    if (!bus.equals("default") && !bus.endsWith("/default")) {
      throw new IllegalArgumentException(
          "EventBusName " + bus + " is not played here; only the default bus is");
    }
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME
        ? name
        : name.substring(name.length() - LONGEST_NAME).replaceFirst("^[^A-Za-z0-9]+", "");
  }

  private static Rule.Trigger trigger(Properties properties) {
    return new Rule.Trigger(
        properties.optional("EventPattern").map(JsonNode::toString),
        properties.optionalText("ScheduleExpression").map(RuleType::period));
  }

  private static Duration period(String expression) {
    Matcher rate = RATE.matcher(expression);
    if (!rate.matches()) {
      throw new IllegalArgumentException(
          "ScheduleExpression " + expression + " is not played here; rate(…) is");
    }
    int count = Integer.parseInt(rate.group(1));
    return switch (rate.group(2)) {
      case "minute" -> Duration.ofMinutes(count);
      case "hour" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  private static List<RuleTarget> targets(Properties properties) {
    List<RuleTarget> targets = new ArrayList<>();
    Optional<JsonNode> nodes = properties.optional("Targets");
    nodes.ifPresent(all -> all.forEach(node -> targets.add(target(new Properties(node)))));
    return List.copyOf(targets);
  }

  private static RuleTarget target(Properties properties) {
    RuleTarget target =
        new RuleTarget(
            properties.text("Id"),
            properties.text("Arn"),
            properties.optionalText("RoleArn"),
            input(properties),
            persistence(properties));
    if (!properties.unread().isEmpty()) {
      throw new IllegalArgumentException(
          "Targets: the properties " + properties.unread() + " are not played here");
    }
    return target;
  }

  private static TargetInput input(Properties properties) {
    Optional<TargetInput> transformed =
        properties.optional("InputTransformer").map(RuleType::transformed);
    return transformed
        .or(() -> properties.optionalText("Input").map(TargetInput.Constant::new))
        .or(
            () ->
                properties
                    .optionalText("InputPath")
                    .map(path -> new TargetInput.Part(EventPath.of(path))))
        .orElseGet(TargetInput.Whole::new);
  }

  private static TargetInput transformed(JsonNode transformer) {
    Map<String, EventPath> parts = new LinkedHashMap<>();
    transformer
        .path("InputPathsMap")
        .properties()
        .forEach(part -> parts.put(part.getKey(), EventPath.of(part.getValue().asText())));
    return new TargetInput.Transformed(parts, transformer.path("InputTemplate").asText());
  }

  private static RuleTarget.Persistence persistence(Properties properties) {
    Optional<JsonNode> policy = properties.optional("RetryPolicy");
    int attempts =
        policy
            .map(node -> node.path("MaximumRetryAttempts"))
            .filter(node -> !node.isMissingNode())
            .map(JsonNode::asInt)
            .orElse(RuleTarget.Persistence.MOST_ATTEMPTS);
    Duration age =
        policy
            .map(node -> node.path("MaximumEventAgeInSeconds"))
            .filter(node -> !node.isMissingNode())
            .map(node -> Duration.ofSeconds(node.asLong()))
            .orElse(RuleTarget.Persistence.LONGEST_AGE);
    Optional<String> queue =
        properties.optional("DeadLetterConfig").map(node -> node.path("Arn").asText());
    return new RuleTarget.Persistence(attempts, age, queue);
  }
}
