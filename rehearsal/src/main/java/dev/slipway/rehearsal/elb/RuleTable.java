package dev.slipway.rehearsal.elb;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;

/** The rules of one listener in force: the first that matches by priority, else the default. */
final class RuleTable {

  private final int port;
  private volatile List<Entry> entries = List.of();

  private record Entry(Predicate<HttpServerExchange> condition, HttpHandler action) {}

  RuleTable(int port) {
    this.port = port;
  }

  int port() {
    return port;
  }

  /** Puts rules in force, the default one among them; requests under way keep the old ones. */
  void enforce(List<Rule> rules, RuleActions actions) {
    entries =
        rules.stream()
            .sorted(Comparator.comparingInt(RuleTable::order))
            .map(
                rule ->
                    new Entry(
                        RuleConditions.all(rule.conditions()), actions.carryingOut(rule.actions())))
            .toList();
  }

  HttpHandler handlerFor(HttpServerExchange exchange) {
    return entries.stream()
        .filter(entry -> entry.condition().test(exchange))
        .findFirst()
        .orElseThrow()
        .action();
  }

  private static int order(Rule rule) {
    return rule.priority().equals("default")
        ? Integer.MAX_VALUE
        : Integer.parseInt(rule.priority());
  }
}
