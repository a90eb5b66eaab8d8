package dev.slipway.rehearsal.elb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.time.ManualClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidTargetException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ResourceInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAssociationLimitException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

class TargetHealthTest {

  private static final String ONE = "10.20.1.5";
  private static final String TWO = "10.20.1.6";
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final ManualClock clock = new ManualClock();
  private final Map<String, CheckResult> answers = new HashMap<>();
  private final Workshop workshop =
      new Workshop(
          clock,
          (target, question) ->
              CompletableFuture.completedFuture(
                  answers.getOrDefault(
                      target.getAddress().getHostAddress().replaceFirst("127", "10"),
                      new CheckResult.Passed())));

  @AfterEach
  void closes() {
    workshop.close();
  }

  @Test
  void aTargetIsInRegistrationUntilItsFirstCheck() {
    workshop.register(ONE);

    assertThat(workshop.health(ONE).stateAsString()).isEqualTo("initial");
    assertThat(workshop.health(ONE).reasonAsString()).isEqualTo("Elb.RegistrationInProgress");
    clock.pass(Duration.ofSeconds(2));
    assertThat(workshop.health(ONE).stateAsString()).isEqualTo("healthy");
  }

  @Test
  void checksComeAtTheInterval() {
    workshop.register(ONE);
    clock.pass(Duration.ofSeconds(2));
    answers.put(ONE, CheckResult.timedOut());

    clock.pass(INTERVAL);
    assertThat(workshop.health(ONE).stateAsString()).isEqualTo("healthy");
    clock.pass(INTERVAL);
    assertThat(workshop.health(ONE).stateAsString()).isEqualTo("unhealthy");
    assertThat(workshop.health(ONE).description()).isEqualTo("Request timed out");
  }

  @Test
  void drainingLastsTheWholeDeregistrationDelay() {
    workshop.register(ONE);
    clock.pass(Duration.ofSeconds(2));

    workshop.deregister(ONE);

    clock.pass(Duration.ofSeconds(29));
    assertThat(workshop.health(ONE).stateAsString()).isEqualTo("draining");
    assertThat(workshop.health(ONE).reasonAsString()).isEqualTo("Target.DeregistrationInProgress");
    clock.pass(Duration.ofSeconds(1));
    assertThat(workshop.health(ONE).stateAsString()).isEqualTo("unused");
    assertThat(workshop.health(ONE).reasonAsString()).isEqualTo("Target.NotRegistered");
    assertThat(workshop.registered()).isEmpty();
  }

  @Test
  void aTargetRegisteredAgainWhileDrainingStartsOver() {
    workshop.register(ONE);
    workshop.deregister(ONE);
    workshop.register(ONE);

    clock.pass(Duration.ofMinutes(1));

    assertThat(workshop.health(ONE).stateAsString()).isEqualTo("healthy");
  }

  @Test
  void deregisteringATargetNobodyRegisteredSucceeds() {
    workshop.deregister(ONE);

    assertThat(workshop.registered()).isEmpty();
  }

  @Test
  void aGroupWithoutAListenerKeepsItsTargetsUnused() {
    String idle = workshop.group("idle");
    workshop.elb.registerTargets(it -> it.targetGroupArn(idle).targets(Workshop.target(ONE)));
    clock.pass(Duration.ofMinutes(5));
    assertThat(idle(idle)).isEqualTo("unused Target.NotInUse");

    workshop.elb.createRule(
        it ->
            it.listenerArn(workshop.listener)
                .priority(1)
                .conditions(c -> c.field("path-pattern").values("/idle/*"))
                .actions(Workshop.forward(idle)));
    assertThat(idle(idle)).isEqualTo("initial Elb.RegistrationInProgress");
    clock.pass(Duration.ofSeconds(2));
    assertThat(idle(idle)).isEqualTo("healthy null");
  }

  @Test
  void aTargetBehindASecurityGroupTimesOut() {
    String walled = workshop.address("sg-walled").getHostAddress();
    workshop.network.wallOff("sg-walled");
    workshop.register(walled);

    clock.pass(INTERVAL.multipliedBy(3));

    assertThat(workshop.health(walled).reasonAsString()).isEqualTo("Target.Timeout");
  }

  @Test
  void tellsWhatHappensToTargets() {
    answers.put(TWO, CheckResult.wrongCode(500));
    workshop.register(ONE);
    workshop.register(TWO);
    clock.pass(INTERVAL.multipliedBy(2));
    workshop.deregister(ONE);

    assertThat(workshop.told)
        .extracting(Journal.Entry::text)
        .contains(
            "10.20.1.5:8080 is healthy",
            "10.20.1.6:8080 is unhealthy: Health checks failed with these codes: [500]",
            "10.20.1.5:8080 has begun draining");
  }

  @Test
  void countsHostsOnceAMinute() {
    answers.put(TWO, CheckResult.timedOut());
    workshop.register(ONE);
    workshop.register(TWO);

    clock.pass(Duration.ofMinutes(2));

    assertThat(workshop.metrics)
        .containsEntry("HealthyHostCount/group", 2.0)
        .containsEntry("UnHealthyHostCount/group", 2.0);
  }

  @Test
  void saysWhatDoesNotExistAndWhatIsInUse() {
    assertThatThrownBy(() -> workshop.elb.describeTargetHealth(it -> it.targetGroupArn("arn:none")))
        .isInstanceOf(TargetGroupNotFoundException.class)
        .hasMessageContaining("arn:none");
    assertThatThrownBy(() -> workshop.register("192.0.2.1"))
        .isInstanceOf(InvalidTargetException.class);
    assertThatThrownBy(
            () -> workshop.elb.deleteTargetGroup(it -> it.targetGroupArn(workshop.group)))
        .isInstanceOf(ResourceInUseException.class);
  }

  @Test
  void aTargetGroupServesOneLoadBalancerOnly() {
    String second =
        workshop
            .elb
            .createLoadBalancer(it -> it.name("second").subnets("subnet-a", "subnet-b"))
            .loadBalancers()
            .getFirst()
            .loadBalancerArn();

    assertThatThrownBy(
            () ->
                workshop.elb.createListener(
                    it ->
                        it.loadBalancerArn(second)
                            .port(8080)
                            .protocol("HTTP")
                            .defaultActions(Workshop.forward(workshop.group))))
        .isInstanceOf(TargetGroupAssociationLimitException.class);
  }

  @Test
  void refusesWhatItDoesNotPlay() {
    assertThatThrownBy(
            () ->
                workshop.elb.modifyTargetGroupAttributes(
                    it ->
                        it.targetGroupArn(workshop.group)
                            .attributes(a -> a.key("stickiness.enabled").value("true"))))
        .hasMessageContaining("stickiness.enabled true is not played");
    assertThatThrownBy(
            () -> workshop.elb.createLoadBalancer(it -> it.name("one").subnets("subnet-a")))
        .hasMessageContaining("two different Availability Zones");
  }

  private String idle(String group) {
    var health =
        workshop
            .elb
            .describeTargetHealth(it -> it.targetGroupArn(group))
            .targetHealthDescriptions()
            .getFirst()
            .targetHealth();
    return health.stateAsString() + " " + health.reasonAsString();
  }
}
