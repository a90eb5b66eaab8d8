package dev.slipway.rehearsal.elb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.rehearsal.time.ScaledClock;
import dev.slipway.rehearsal.traffic.Tally;
import dev.slipway.rehearsal.traffic.TrafficClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.OperationNotPermittedException;

/** Real requests while the weights of a rule change. */
class WeightShiftTest {

  private static final int REQUESTS_PER_SECOND = 300;
  private static final int MINUTE_IN_A_SECOND = 60;

  private final ScaledClock clock = new ScaledClock(MINUTE_IN_A_SECOND);
  private final Workshop workshop = new Workshop(clock, new HttpProbe());
  private final String green = workshop.group("green");
  private final List<Server> servers = new ArrayList<>();
  private final AtomicInteger byBlue = new AtomicInteger();
  private final AtomicInteger byGreen = new AtomicInteger();
  private final String rule =
      workshop
          .elb
          .createRule(
              it ->
                  it.listenerArn(workshop.listener)
                      .priority(1)
                      .conditions(c -> c.field("path-pattern").values("/*"))
                      .actions(split(100, 0)))
          .rules()
          .getFirst()
          .ruleArn();

  @AfterEach
  void closes() {
    servers.forEach(Server::close);
    workshop.close();
    clock.close();
  }

  @Test
  void losesNoRequestWhileTheWeightsChange() {
    stand(workshop.group, byBlue);
    stand(green, byGreen);
    Tally tally;
    try (TrafficClient traffic =
        TrafficClient.start(
            new TrafficClient.Plan(workshop.url(), List.of("/"), REQUESTS_PER_SECOND))) {
      for (int percent : List.of(0, 10, 50, 100, 0, 100)) {
        shift(percent);
        long before = traffic.tally().served();
        await().until(() -> traffic.tally().served() > before + 100);
      }
      traffic.close();
      tally = traffic.tally();
    }
    assertThat(tally.failed()).as("%s", tally).isZero();
    assertThat(byBlue).hasPositiveValue();
    assertThat(byGreen).hasPositiveValue();
  }

  @Test
  void nobodyIsSentToAGroupOfNoWeight() {
    stand(workshop.group, byBlue);
    stand(green, byGreen);
    try (TrafficClient traffic =
        TrafficClient.start(
            new TrafficClient.Plan(workshop.url(), List.of("/"), REQUESTS_PER_SECOND))) {
      await().until(() -> traffic.tally().served() > 200);
    }
    assertThat(byGreen).hasValue(0);
  }

  @Test
  void theDefaultRuleChangesWithItsListenerOnly() {
    String arn =
        workshop.elb.describeRules(it -> it.listenerArn(workshop.listener)).rules().stream()
            .filter(each -> each.isDefault())
            .findFirst()
            .orElseThrow()
            .ruleArn();
    assertThatThrownBy(() -> workshop.elb.modifyRule(it -> it.ruleArn(arn).actions(split(0, 100))))
        .isInstanceOf(OperationNotPermittedException.class);
  }

  private void shift(int percent) {
    workshop.elb.modifyRule(it -> it.ruleArn(rule).actions(split(100 - percent, percent)));
  }

  private Action split(int blue, int other) {
    return Action.builder()
        .type(ActionTypeEnum.FORWARD)
        .forwardConfig(
            forward ->
                forward.targetGroups(
                    share -> share.targetGroupArn(workshop.group).weight(blue),
                    share -> share.targetGroupArn(green).weight(other)))
        .build();
  }

  private void stand(String group, AtomicInteger answers) {
    Server server =
        new Server(
            workshop.address(),
            exchange -> {
              if (!exchange.getRequestPath().equals("/health")) {
                answers.incrementAndGet();
              }
            });
    servers.add(server);
    workshop.elb.registerTargets(
        it -> it.targetGroupArn(group).targets(Workshop.target(server.id())));
    await().until(() -> isHealthy(group));
  }

  private boolean isHealthy(String group) {
    return workshop
        .elb
        .describeTargetHealth(it -> it.targetGroupArn(group))
        .targetHealthDescriptions()
        .stream()
        .allMatch(each -> each.targetHealth().stateAsString().equals("healthy"));
  }
}
