package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.infra.Assembly.Resource;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventsTest {

  private final Assembly assembly = Assembly.sample();

  @ParameterizedTest
  @EnumSource(Tier.class)
  void everyMinuteSweepLooksAfterEachService(Tier tier) {
    Resource rule = rule(tier, "SweepRule");
    assertThat(rule.text("ScheduleExpression")).isEqualTo("rate(1 minute)");
    assertThat(assembly.target(rule.properties().at("/Targets/0/Arn")))
        .startsWith("OrchestratorSweepFunction");
    assertThat(rule.properties().at("/Targets/0/InputTransformer"))
        .hasToString(
            "{\"InputPathsMap\":{\"f1\":\"$\"},\"InputTemplate\":\"{\\\"service\\\":\\\""
                + tier.label()
                + "\\\",\\\"event\\\":<f1>}\"}");
  }

  @Test
  void anExecutionThatDidNotEndByItselfIsSweptUp() {
    Resource rule = assembly.one("AWS::Events::Rule", "OrchestratorExecutionEndRule");
    JsonNode pattern = rule.properties().path("EventPattern");
    assertThat(pattern.path("source")).hasToString("[\"aws.states\"]");
    assertThat(pattern.path("detail-type"))
        .hasToString("[\"Step Functions Execution Status Change\"]");
    assertThat(pattern.at("/detail/status")).hasToString("[\"ABORTED\",\"TIMED_OUT\",\"FAILED\"]");
    assertThat(assembly.target(pattern.at("/detail/stateMachineArn/0")))
        .startsWith("OrchestratorStateMachine");
    assertThat(assembly.target(rule.properties().at("/Targets/0/Arn")))
        .startsWith("OrchestratorSweepFunction");
    assertThat(rule.properties().at("/Targets/0/InputTransformer"))
        .hasToString(
            "{\"InputPathsMap\":{\"f1\":\"$\"},\"InputTemplate\":\"{\\\"event\\\":<f1>}\"}");
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void aPushStartsADeploymentOfItsService(Tier tier) {
    Resource rule = rule(tier, "PushRule");
    JsonNode detail = rule.properties().at("/EventPattern/detail");
    assertThat(detail.path("action-type")).hasToString("[\"PUSH\"]");
    assertThat(detail.path("result")).hasToString("[\"SUCCESS\"]");
    assertThat(detail.path("image-tag")).hasToString("[{\"exists\":true}]");
    assertThat(assembly.target(detail.at("/repository-name/0")))
        .startsWith(tier.title() + "Repository");
    assertThat(rule.properties().at("/Targets/0/InputTransformer"))
        .hasToString(
            "{\"InputPathsMap\":{\"f1\":\"$\"},\"InputTemplate\":\"{\\\"service\\\":\\\""
                + tier.label()
                + "\\\",\\\"trigger\\\":{\\\"push\\\":<f1>}}\"}");
  }

  @Test
  void whereNobodyIsAskedNoEventAnswers() {
    assertThat(assembly.all("AWS::Events::Rule"))
        .noneMatch(rule -> rule.properties().toString().contains("slipway.approval"));
  }

  @Test
  void everyEventPatternPinsAccountAndRegion() {
    assertThat(assembly.all("AWS::Events::Rule"))
        .filteredOn(rule -> rule.properties().has("EventPattern"))
        .hasSize(9)
        .allSatisfy(
            rule -> {
              assertThat(rule.properties().at("/EventPattern/account"))
                  .hasToString("[{\"Ref\":\"AWS::AccountId\"}]");
              assertThat(rule.properties().at("/EventPattern/region"))
                  .hasToString("[{\"Ref\":\"AWS::Region\"}]");
            });
  }

  @Test
  void noRuleLosesAnEventSilently() {
    assertThat(assembly.all("AWS::Events::Rule"))
        .hasSize(11)
        .allSatisfy(
            rule -> {
              assertThat(rule.properties().at("/Targets/0/DeadLetterConfig").has("Arn")).isTrue();
              assertThat(
                      rule.properties()
                          .at("/Targets/0/RetryPolicy/MaximumEventAgeInSeconds")
                          .asInt())
                  .isEqualTo(300);
            });
  }

  @ParameterizedTest
  @EnumSource(Tier.class)
  void theServicesTasksDeploymentsAndAlarmsWakeTheParkedDeployment(Tier tier) {
    assertThat(Arrays.asList("TaskChangeRule", "DeploymentChangeRule", "AlarmChangeRule"))
        .allSatisfy(
            id ->
                assertThat(assembly.target(rule(tier, id).properties().at("/Targets/0/Arn")))
                    .startsWith("OrchestratorWakeFunction"));
    JsonNode service =
        rule(tier, "DeploymentChangeRule").properties().at("/EventPattern/resources/0");
    assertThat(assembly.target(service)).startsWith(tier.title() + "Service");
  }

  private Resource rule(Tier tier, String id) {
    return assembly.one("AWS::Events::Rule", "Orchestrator" + tier.label() + id);
  }
}
