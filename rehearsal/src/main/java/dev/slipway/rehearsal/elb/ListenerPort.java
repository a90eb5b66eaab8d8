package dev.slipway.rehearsal.elb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;

/** A listener at work: its rules and the door it answers at. */
final class ListenerPort {

  private final LoadBalancerNode node;
  private final Function<String, TargetPool> pools;
  private final RuleTable table;
  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final Door door;
  private Listener description;

  ListenerPort(
      LoadBalancerNode node,
      Listener description,
      Function<String, TargetPool> pools,
      Doors doors) {
    this.node = node;
    this.pools = pools;
    this.description = description;
    this.table = new RuleTable(description.port());
    put(defaultRule());
    this.door = doors.open(node, table);
  }

  LoadBalancerNode node() {
    return node;
  }

  Door door() {
    return door;
  }

  synchronized Listener description() {
    return description;
  }

  synchronized void describe(Listener changed) {
    description = changed;
    put(defaultRule());
  }

  synchronized List<Rule> rules() {
    return List.copyOf(rules.values());
  }

  /** Adds a rule or takes the place of the one with the same ARN. */
  synchronized void put(Rule rule) {
    Map<String, Rule> next = new LinkedHashMap<>(rules);
    next.put(rule.ruleArn(), rule);
    enforce(next);
  }

  synchronized void remove(String ruleArn) {
    Map<String, Rule> next = new LinkedHashMap<>(rules);
    next.remove(ruleArn);
    enforce(next);
  }

  /** Reads the load balancer's attributes anew. */
  synchronized void refresh() {
    enforce(Map.copyOf(rules));
  }

  /** The target groups the rules lead to. */
  synchronized Stream<String> targetGroups() {
    return rules().stream().flatMap(rule -> RuleActions.groups(rule.actions()).stream());
  }

  /** Rules the table refuses leave the old ones in force. */
  private void enforce(Map<String, Rule> next) {
    table.enforce(List.copyOf(next.values()), new RuleActions(pools, node.idleTimeout()));
    rules.clear();
    rules.putAll(next);
  }

  private Rule defaultRule() {
    return Rule.builder()
        .ruleArn(description.listenerArn().replace(":listener/", ":listener-rule/") + "/default")
        .priority("default")
        .isDefault(true)
        .actions(description.defaultActions())
        .build();
  }
}
