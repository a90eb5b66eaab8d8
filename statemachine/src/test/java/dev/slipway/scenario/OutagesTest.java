package dev.slipway.scenario;

import dev.slipway.scenario.cloud.Weather;
import dev.slipway.scenario.cloud.Weather.Reply;
import dev.slipway.scenario.fault.Call;
import dev.slipway.scenario.fault.Fault;
import dev.slipway.scenario.fault.FaultPlan;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** AWS throttles, forgets, denies or is away. */
class OutagesTest {

  @Test
  void everySecondRequestThrottledIsTheSdksToRetry() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.weather().over(Weather.toAll("ecs").and(Weather.everySecond()), Reply.throttled());
    cloud.push("backend:v2").in(Duration.ofMinutes(10), cloud.weather()::clear).advanceUntilQuiet();
    cloud.expect().ends("backend:v2", "SUCCEEDED").live("backend:v2").updates(1).story("good-push");
  }

  @Test
  void aDeploymentWaitsOutTenMinutesOfThrottling() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.weather().over(Weather.toAll("ecs"), Reply.throttled());
    cloud.push("backend:v2").in(Duration.ofMinutes(10), cloud.weather()::clear).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .updates(1)
        .story("throttled-for-ten-minutes");
  }

  @Test
  void aRollbackWaitsOutTenMinutesOfThrottling() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitBake");
    cloud.alarm("backend").redFor(Duration.ofMinutes(1));
    cloud.advanceUntilIn("RollBack");
    cloud.weather().over(Weather.toAll("ecs"), Reply.throttled());
    cloud.in(Duration.ofMinutes(10), cloud.weather()::clear).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .live("backend:v1")
        .updates(2)
        .pages(0)
        .story("rollback-throttled-for-ten-minutes");
  }

  @Test
  void readsThatShowThePastLeadToNoWrongDecision() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    outage(cloud, Fault.STALE, Duration.ofSeconds(30), OutagesTest::isOfTheRollout);
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .updates(1)
        .story("reads-of-the-past");
  }

  @Test
  void readsThatShowThePastDoNotHideABadPush() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilIn("AwaitRollout");
    outage(cloud, Fault.STALE, Duration.ofSeconds(30), OutagesTest::isOfTheRollout);
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .live("backend:v1")
        .quarantined("backend:v2")
        .story("reads-of-the-past-bad-push");
  }

  @Test
  void aServiceThatMayNotBeUpdatedIsLeftAsItIs() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1", "frontend:v1");
    cloud
        .weather()
        .over(
            Weather.to("UpdateService").and(it -> it.body().contains("ackend")),
            Reply.denied("ecs:UpdateService"));
    cloud.push("backend:v2").push("frontend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "REJECTED")
        .cause("backend:v2", "ACCESS_DENIED")
        .ends("frontend:v2", "SUCCEEDED")
        .live("backend:v1")
        .live("frontend:v2")
        .calls("ecs:UpdateService", 2)
        .story("update-denied");
  }

  @Test
  void aServiceThatMayNotBeReadIsRefusedAtOnce() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.weather().over(Weather.to("DescribeServices"), Reply.denied("ecs:DescribeServices"));
    cloud.push("backend:v2").advance(Duration.ofMinutes(1));
    cloud.weather().clear();
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "REJECTED")
        .cause("backend:v2", "ACCESS_DENIED")
        .live("backend:v1")
        .updates(0)
        .story("read-denied");
  }

  @Test
  void aServiceThatMayNotBeSetBackIsAPersonsMatter() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilIn("AwaitRollout");
    cloud
        .weather()
        .over(
            Weather.to("UpdateService").or(Weather.to("StopServiceDeployment")),
            Reply.denied("ecs:UpdateService"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "NEEDS_HUMAN")
        .held("backend")
        .quarantined("backend:v2")
        .pages(1)
        .story("way-back-denied");
  }

  @Test
  void nothingIsConcludedWhileTheLoadBalancerDoesNotAnswer() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.weather().over(Weather.toAll("elb"), Reply.throttledBalancer());
    cloud.push("backend:v2").in(Duration.ofMinutes(5), cloud.weather()::clear).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .updates(1)
        .story("load-balancer-does-not-answer");
  }

  @Test
  void anHourWithoutAControlPlaneTurnsNothingBack() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout");
    outage(cloud, Fault.FAIL_BEFORE, Duration.ofHours(1), OutagesTest::isSeenFromOutside);
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "NEEDS_HUMAN")
        .live("backend:v2")
        .notHeld("backend")
        .notQuarantined("backend:v2")
        .updates(1)
        .calls("ecs:StopServiceDeployment", 0);
    cloud.startManually(Ask.newest("backend"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "NEEDS_HUMAN", "SUCCEEDED")
        .live("backend:v2")
        .proven("backend:v2")
        .updates(2)
        .story("an-hour-without-a-control-plane");
  }

  @Test
  void anHourWithoutAControlPlaneAndALedgerIsGoneOnFrom() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.push("backend:v2").advanceUntilIn("AwaitRollout");
    outage(cloud, Fault.FAIL_BEFORE, Duration.ofHours(1), call -> true);
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .proven("backend:v2")
        .updates(1)
        .story("an-hour-without-anything");
  }

  /** What ECS may show late of a service; a registered task definition never changes. */
  private static boolean isOfTheRollout(Call call) {
    return call.action().startsWith("ecs:Describe") && !call.action().endsWith("TaskDefinition");
  }

  private static boolean isSeenFromOutside(Call call) {
    return !call.action().startsWith("ledger:") && !call.action().startsWith("states:");
  }

  /** For that long, such calls go wrong. */
  private static void outage(
      VirtualCloud cloud, Fault fault, Duration time, Predicate<Call> calls) {
    cloud
        .faults(call -> calls.test(call) ? Optional.of(fault) : Optional.empty())
        .in(time, () -> cloud.faults(FaultPlan.NONE));
  }
}
