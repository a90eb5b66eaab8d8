package dev.slipway.rehearsal.events;

import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** Rules as the API shows them. */
final class RuleViews {

  private RuleViews() {}

  static software.amazon.awssdk.services.eventbridge.model.Rule item(Rule rule) {
    var item =
        software.amazon.awssdk.services.eventbridge.model.Rule.builder()
            .name(rule.name())
            .arn(rule.arn())
            .state(state(rule))
            .eventBusName("default");
    rule.trigger().pattern().ifPresent(item::eventPattern);
    return item.build();
  }

  static DescribeRuleResponse describe(Rule rule) {
    DescribeRuleResponse.Builder view =
        DescribeRuleResponse.builder()
            .name(rule.name())
            .arn(rule.arn())
            .state(state(rule))
            .eventBusName("default");
    rule.trigger().pattern().ifPresent(view::eventPattern);
    return view.build();
  }

  static Target target(RuleTarget target) {
    Target.Builder view = Target.builder().id(target.id()).arn(target.arn());
    target.roleArn().ifPresent(view::roleArn);
    return view.build();
  }

  private static RuleState state(Rule rule) {
    return rule.enabled() ? RuleState.ENABLED : RuleState.DISABLED;
  }
}
