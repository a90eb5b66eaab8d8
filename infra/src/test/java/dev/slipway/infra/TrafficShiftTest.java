package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.infra.Assembly.Resource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The sample whose services shift traffic between two target groups. */
class TrafficShiftTest {

  private final Assembly assembly = Assembly.of(SampleSettings.DEFAULTS.with(Strategy.BLUE_GREEN));

  @ParameterizedTest
  @EnumSource(Tier.class)
  void trafficMovesBetweenTwoAlikeGroupsOfTheServicesOwnRule(Tier tier) {
    JsonNode place = service(assembly, tier).properties().at("/LoadBalancers/0");
    JsonNode advanced = place.path("AdvancedConfiguration");
    Resource primary = group(tier, "Targets");
    Resource alternate = group(tier, "AlternateTargets");
    assertThat(assembly.target(place.path("TargetGroupArn"))).isEqualTo(primary.id());
    assertThat(assembly.target(advanced.path("AlternateTargetGroupArn"))).isEqualTo(alternate.id());
    assertThat(alternate.properties()).isEqualTo(primary.properties());
    assertThat(assembly.target(advanced.path("ProductionListenerRule"))).isEqualTo(rule(tier).id());
    assertThat(shares(rule(tier))).containsExactly(primary.id() + " 100", alternate.id() + " 0");
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void theRuleTakesEveryRequestOfItsListener(Tier tier) {
    assertThat(rule(tier).properties().at("/Conditions/0/PathPatternConfig/Values"))
        .hasToString("[\"/*\"]");
    Resource listener =
        assembly.all("AWS::ElasticLoadBalancingV2::Listener").stream()
            .filter(
                it -> it.id().equals(assembly.target(rule(tier).properties().path("ListenerArn"))))
            .findFirst()
            .orElseThrow();
    assertThat(listener.properties().at("/DefaultActions/0/Type").asText())
        .isEqualTo("fixed-response");
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void ecsMayWriteOnlyThisTiersListenerRuleAndGroups(Tier tier) {
    Resource policy = assembly.one("AWS::IAM::Policy", tier.title() + "TrafficRole");
    List<JsonNode> writes =
        Assembly.children(policy.properties().at("/PolicyDocument/Statement"))
            .filter(statement -> !statement.path("Action").toString().contains(":Describe"))
            .toList();
    assertThat(writes).hasSize(3);
    assertThat(writes.stream().flatMap(it -> resources(it.path("Resource"))))
        .containsExactlyInAnyOrder(
            group(tier, "Targets").id(),
            group(tier, "AlternateTargets").id(),
            assembly.target(rule(tier).properties().path("ListenerArn")),
            rule(tier).id());
    assertThat(writes.toString())
        .contains("RegisterTargets", "DeregisterTargets", "ModifyListener", "ModifyRule");
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void theServiceWaitsUntilItsRoleMayMoveTraffic(Tier tier) {
    assertThat(service(assembly, tier).definition().path("DependsOn").toString())
        .contains(assembly.one("AWS::IAM::Policy", tier.title() + "TrafficRole").id());
  }

  /** Either group may be the live one, and each load balancer serves one tier alone. */
  @ParameterizedTest
  @EnumSource(Tier.class)
  void theAlarmWatchesBothGroups(Tier tier) {
    Resource alarm = assembly.one("AWS::CloudWatch::Alarm", tier.title() + "ServerErrors");
    assertThat(
            Assembly.children(alarm.properties().path("Dimensions"))
                .map(dimension -> dimension.path("Name").asText()))
        .containsExactly("LoadBalancer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BLUE_GREEN | ",
        "LINEAR | {\"StepBakeTimeInMinutes\":1,\"StepPercent\":25}",
        "CANARY | {\"CanaryBakeTimeInMinutes\":2,\"CanaryPercent\":10}",
      })
  void ecsBakesEachStrategyItself(Strategy strategy, String steps) {
    JsonNode deployment =
        service(Assembly.of(SampleSettings.DEFAULTS.with(strategy)), Tier.BACKEND)
            .properties()
            .path("DeploymentConfiguration");
    assertThat(deployment.path("Strategy").asText()).isEqualTo(strategy.name());
    assertThat(deployment.path("BakeTimeInMinutes").asInt()).isEqualTo(1);
    assertThat(
            Stream.of("LinearConfiguration", "CanaryConfiguration")
                .map(deployment::path)
                .filter(JsonNode::isObject))
        .allSatisfy(configuration -> assertThat(configuration).hasToString(steps))
        .hasSize(strategy == Strategy.BLUE_GREEN ? 0 : 1);
  }

  @Test
  void aRollingSampleHasNoneOfIt() {
    Assembly rolling = Assembly.sample();
    assertThat(rolling.all("AWS::ElasticLoadBalancingV2::ListenerRule")).isEmpty();
    assertThat(rolling.all("AWS::ElasticLoadBalancingV2::TargetGroup")).hasSize(2);
  }

  private static Resource service(Assembly assembly, Tier tier) {
    return assembly.one("AWS::ECS::Service", tier.title());
  }

  private Resource group(Tier tier, String id) {
    return assembly.one("AWS::ElasticLoadBalancingV2::TargetGroup", tier.title() + id);
  }

  private Resource rule(Tier tier) {
    return assembly.one("AWS::ElasticLoadBalancingV2::ListenerRule", tier.title());
  }

  private Stream<String> shares(Resource rule) {
    return Assembly.children(rule.properties().at("/Actions/0/ForwardConfig/TargetGroups"))
        .map(
            share ->
                assembly.target(share.path("TargetGroupArn"))
                    + " "
                    + share.path("Weight").asText());
  }

  private Stream<String> resources(JsonNode resource) {
    return resource.isArray()
        ? Assembly.children(resource).map(assembly::target)
        : Stream.of(assembly.target(resource));
  }
}
