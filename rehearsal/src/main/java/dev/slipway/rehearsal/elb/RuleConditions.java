package dev.slipway.rehearsal.elb;

import io.undertow.server.HttpServerExchange;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;

/** Turns a rule's conditions into a test of requests: every condition, any of its values. */
final class RuleConditions {

  private RuleConditions() {}

  static Predicate<HttpServerExchange> all(List<RuleCondition> conditions) {
    return conditions.stream().map(RuleConditions::one).reduce(exchange -> true, Predicate::and);
  }

  private static Predicate<HttpServerExchange> one(RuleCondition condition) {
    return switch (condition.field()) {
      case "path-pattern" -> {
        Predicate<String> path = anyOf(paths(condition), 0);
        yield exchange -> path.test(exchange.getRequestPath());
      }
      case "host-header" -> {
        Predicate<String> host = anyOf(hosts(condition), Pattern.CASE_INSENSITIVE);
        yield exchange -> host.test(Optional.ofNullable(exchange.getHostName()).orElse(""));
      }
      case "http-header" -> {
        String name = condition.httpHeaderConfig().httpHeaderName();
        Predicate<String> value =
            anyOf(condition.httpHeaderConfig().values().stream(), Pattern.CASE_INSENSITIVE);
        yield exchange ->
            Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                .filter(value)
                .isPresent();
      }
      default ->
          throw ElbErrors.notPlayed(
              "condition field", condition.field(), "path-pattern, host-header, http-header");
    };
  }

  private static Stream<String> paths(RuleCondition condition) {
    return condition.pathPatternConfig() == null
        ? condition.values().stream()
        : condition.pathPatternConfig().values().stream();
  }

  private static Stream<String> hosts(RuleCondition condition) {
    return condition.hostHeaderConfig() == null
        ? condition.values().stream()
        : condition.hostHeaderConfig().values().stream();
  }

  private static Predicate<String> anyOf(Stream<String> wildcards, int flags) {
    return wildcards.map(wildcard -> like(wildcard, flags)).reduce(value -> false, Predicate::or);
  }

  private static Predicate<String> like(String wildcard, int flags) {
    String expression = Pattern.quote(wildcard).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(expression, flags).asMatchPredicate();
  }
}
