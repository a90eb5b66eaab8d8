package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.infra.Assembly.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApplicationTest {

  private final Assembly assembly = Assembly.sample();

  @Test
  void theRegistryKeepsWhatMayBeRolledBackTo() {
    assertThat(assembly.all("AWS::ECR::Repository"))
        .hasSize(2)
        .allSatisfy(
            repository -> {
              assertThat(repository.text("ImageTagMutability")).isEqualTo("IMMUTABLE");
              assertThat(repository.text("ImageScanningConfiguration", "ScanOnPush"))
                  .isEqualTo("true");
              assertThat(repository.definition().path("DeletionPolicy").asText())
                  .isEqualTo("Retain");
              assertThat(lifecycle(repository)).hasToString(EXPECTED_LIFECYCLE);
            });
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void theCircuitBreakerGuardsEachService(Tier tier) {
    JsonNode deployment = service(tier).properties().path("DeploymentConfiguration");
    assertThat(deployment)
        .hasToString(
            "{\"DeploymentCircuitBreaker\":{\"Enable\":true,\"Rollback\":true},\"MaximumPercent\":200,\"MinimumHealthyPercent\":100}");
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void withoutAnImageTheServiceWantsNoTaskAndWithOneTheCountIsLeftAlone(Tier tier) {
    JsonNode count = service(tier).properties().at("/DesiredCount/Fn::If");
    assertThat(count.get(1)).hasToString("{\"Ref\":\"AWS::NoValue\"}");
    assertThat(count.get(2).asInt(-1)).isZero();
    assertThat(condition(count.get(0).asText()))
        .hasToString(
            "{\"Fn::Not\":[{\"Fn::Equals\":[{\"Ref\":\"" + liveImage(tier) + "\"},\"none\"]}]}");
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void theContainersImageIsTheOneProvenGoodLast(Tier tier) {
    JsonNode image = container(tier).at("/Image/Fn::If");
    assertThat(image.get(1).path("Ref").asText()).isEqualTo(liveImage(tier));
    JsonNode parameter = template().path("Parameters").path(liveImage(tier));
    assertThat(parameter.path("Type").asText()).isEqualTo("AWS::SSM::Parameter::Value<String>");
    assertThat(parameter.path("Default").asText()).isEqualTo("/slipway/live/" + tier.label());
    assertThat(assembly.one("AWS::SSM::Parameter", tier.title() + "LiveImage").text("Value"))
        .isEqualTo("none");
  }

  /**
   * Any change to the resource, even of its description, would make CloudFormation write "none"
   * over the live image.
   */
  @ParameterizedTest
  @EnumSource(Tier.class)
  void theLiveImagesParameterIsNeverChangedByAnUpdateOfItsStack(Tier tier) {
    assertThat(assembly.one("AWS::SSM::Parameter", tier.title() + "LiveImage").properties())
        .hasToString(
            "{\"Description\":\"The image of "
                + tier.label()
                + " proven good last; written by Slipway\",\"Name\":\"/slipway/live/"
                + tier.label()
                + "\",\"Type\":\"String\",\"Value\":\"none\"}");
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void cloudFormationNeverDeregistersARevisionToRollBackTo(Tier tier) {
    assertThat(definition(tier).definition().path("UpdateReplacePolicy").asText())
        .isEqualTo("Retain");
    assertThat(definition(tier).text("Family")).isEqualTo("slipway-" + tier.label());
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void aTaskHasTimeToDrainBeforeItIsKilled(Tier tier) {
    Resource targets = assembly.one("AWS::ElasticLoadBalancingV2::TargetGroup", tier.title());
    int drain =
        Assembly.children(targets.properties().path("TargetGroupAttributes"))
            .filter(
                attribute ->
                    attribute.path("Key").asText().equals("deregistration_delay.timeout_seconds"))
            .mapToInt(attribute -> attribute.path("Value").asInt())
            .sum();
    assertThat(drain).isEqualTo(30);
    assertThat(container(tier).path("StopTimeout").asInt()).isGreaterThan(drain);
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void anAlarmWatchesTheErrorsOfEachService(Tier tier) {
    Resource alarm = assembly.one("AWS::CloudWatch::Alarm", tier.title() + "ServerErrors");
    assertThat(alarm.text("MetricName")).isEqualTo("HTTPCode_Target_5XX_Count");
    assertThat(alarm.text("TreatMissingData")).isEqualTo("notBreaching");
    assertThat(alarm.text("Period")).isEqualTo("60");
  }

  @Test
  void theFrontendFindsTheBackendByTheInternalLoadBalancersName() {
    JsonNode url = container(Tier.FRONTEND).at("/Environment/0/Value/Fn::Join/1");
    assertThat(assembly.target(url.get(1))).startsWith("InternalLoadBalancer");
    assertThat(url.get(2).asText()).isEqualTo(":8080");
  }

  private static final String EXPECTED_LIFECYCLE =
      "{\"rules\":[{\"rulePriority\":1,\"description\":\"Keep the newest 50 tagged images to roll"
          + " back to\","
          + "\"selection\":{\"tagStatus\":\"tagged\",\"tagPatternList\":[\"*\"],\"countType\":\"imageCountMoreThan\",\"countNumber\":50},\"action\":{\"type\":\"expire\"}},{\"rulePriority\":2,\"description\":\"Expire"
          + " images without a tag after 14 days\","
          + "\"selection\":{\"tagStatus\":\"untagged\",\"countType\":\"sinceImagePushed\",\"countNumber\":14,\"countUnit\":\"days\"},"
          + "\"action\":{\"type\":\"expire\"}}]}";

  private static String lifecycle(Resource repository) {
    return repository.text("LifecyclePolicy", "LifecyclePolicyText");
  }

  private Resource service(Tier tier) {
    return assembly.one("AWS::ECS::Service", tier.title());
  }

  private Resource definition(Tier tier) {
    return assembly.one("AWS::ECS::TaskDefinition", tier.title());
  }

  private JsonNode container(Tier tier) {
    return definition(tier).properties().at("/ContainerDefinitions/0");
  }

  private JsonNode template() {
    return assembly.templates().get("SlipwayApplication");
  }

  private JsonNode condition(String id) {
    return template().path("Conditions").path(id);
  }

  private String liveImage(Tier tier) {
    return template()
        .path("Parameters")
        .propertyStream()
        .map(java.util.Map.Entry::getKey)
        .filter(id -> id.startsWith(tier.title() + "LiveImage"))
        .findFirst()
        .orElseThrow();
  }
}
