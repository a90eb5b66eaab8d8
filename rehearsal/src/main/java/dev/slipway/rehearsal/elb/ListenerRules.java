package dev.slipway.rehearsal.elb;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;

/** The rules of all listeners. */
final class ListenerRules {

  private final Listeners listeners;

  ListenerRules(Listeners listeners) {
    this.listeners = listeners;
  }

  Rule create(CreateRuleRequest request) {
    ListenerPort port = listeners.get(request.listenerArn());
    String priority = String.valueOf(request.priority());
    if (port.rules().stream().anyMatch(rule -> rule.priority().equals(priority))) {
      throw ElbErrors.samePriority(priority);
    }
    return enforce(
        port,
        Rule.builder()
            .ruleArn(Names.ruleArn(request.listenerArn(), priority))
            .priority(priority)
            .isDefault(false)
            .conditions(request.conditions())
            .actions(request.actions())
            .build());
  }

  Rule modify(ModifyRuleRequest request) {
    Rule rule = get(request.ruleArn());
    if (Boolean.TRUE.equals(rule.isDefault())) {
      throw ElbErrors.defaultRule(rule.ruleArn());
    }
    Rule.Builder changed = rule.toBuilder();
    if (request.hasActions()) {
      changed.actions(request.actions());
    }
    if (request.hasConditions()) {
      changed.conditions(request.conditions());
    }
    return enforce(portOf(request.ruleArn()), changed.build());
  }

  void delete(String arn) {
    get(arn);
    portOf(arn).remove(arn);
    listeners.serve();
  }

  List<Rule> described(DescribeRulesRequest request) {
    return request.hasRuleArns()
        ? request.ruleArns().stream().map(this::get).toList()
        : listeners.get(request.listenerArn()).rules();
  }

  private Rule enforce(ListenerPort port, Rule rule) {
    listeners.mayServe(port.node().arn(), RuleActions.groups(rule.actions()));
    port.put(rule);
    listeners.serve();
    return rule;
  }

  private Rule get(String arn) {
    return portOf(arn).rules().stream()
        .filter(rule -> rule.ruleArn().equals(arn))
        .findFirst()
        .orElseThrow(() -> ElbErrors.noRule(arn));
  }

  private ListenerPort portOf(String ruleArn) {
    Optional<ListenerPort> owner =
        listeners.all().stream()
            .filter(port -> port.rules().stream().anyMatch(rule -> rule.ruleArn().equals(ruleArn)))
            .findFirst();
    return owner.orElseThrow(() -> ElbErrors.noRule(ruleArn));
  }
}
