package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.infra.Assembly.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrchestratorTest {

  private final Assembly assembly = Assembly.sample();

  @Test
  void theStateMachinesPlaceholdersAreAllKnownAndAllUsed() throws IOException {
    String definition = Files.readString(stateMachine());
    Set<String> placeholders = new TreeSet<>();
    Pattern.compile("\\$\\{(\\w+)}")
        .matcher(definition)
        .results()
        .map(match -> match.group(1))
        .forEach(placeholders::add);
    Resource machine = assembly.one("AWS::StepFunctions::StateMachine", "Orchestrator");
    Map<String, JsonNode> known =
        Assembly.JSON.convertValue(machine.properties().path("DefinitionSubstitutions"), Map.class);
    assertThat(placeholders).containsExactlyInAnyOrderElementsOf(known.keySet());
    assertThat(machine.text("DefinitionString")).isEqualTo(definition);
  }

  @Test
  void anyDeploymentFitsIntoTheStateMachinesTime() throws IOException {
    long seconds = Assembly.JSON.readTree(stateMachine().toFile()).path("TimeoutSeconds").asLong();
    assertThat(
            RolloutLimits.LONGEST_DEPLOYMENT
                .plus(Gates.LONGEST_APPROVAL)
                .plus(ScanGate.LONGEST_PATIENCE))
        .isLessThan(Duration.ofSeconds(seconds));
  }

  @Test
  void noExecutionDataReachesTheLog() {
    JsonNode logging =
        assembly
            .one("AWS::StepFunctions::StateMachine", "Orchestrator")
            .properties()
            .path("LoggingConfiguration");
    assertThat(logging.path("IncludeExecutionData").asBoolean(true)).isFalse();
    assertThat(logging.path("Level").asText()).isEqualTo("ALL");
  }

  @ParameterizedTest
  @EnumSource(OrchestratorFunction.class)
  void everyFunctionHasItsHandlerItsLogAndTheLedgersName(OrchestratorFunction step) {
    Resource function =
        assembly.one("AWS::Lambda::Function", "Orchestrator" + step.id() + "Function");
    assertThat(function.text("Handler"))
        .isEqualTo("dev.slipway.handler." + step.id() + "Handler::handleRequest");
    assertThat(function.text("Runtime")).isEqualTo("java25");
    assertThat(function.properties().at("/LoggingConfig/LogGroup").path("Ref").asText())
        .startsWith("Orchestrator" + step.id() + "Log");
    assertThat(
            function
                .properties()
                .at("/Environment/Variables")
                .propertyStream()
                .map(Map.Entry::getKey))
        .containsExactlyElementsOf(variables(step));
    assertThat(
            Artifacts.checkout()
                .resolve(
                    "functions/src/main/java/dev/slipway/handler/" + step.id() + "Handler.java"))
        .exists();
  }

  private static List<String> variables(OrchestratorFunction step) {
    return switch (step) {
      case WAKE, SWEEP ->
          List.of("SLIPWAY_LEDGER_TABLE", "SLIPWAY_SERVICES_PATH", "SLIPWAY_STATE_MACHINE");
      case ACCEPT,
          CLAIM,
          PLAN,
          AWAIT_APPROVAL,
          REGISTER,
          UPDATE,
          AWAIT_ROLLOUT,
          AWAIT_BAKE,
          DIAGNOSE,
          SETTLE,
          ROLL_BACK,
          AWAIT_ROLLBACK ->
          List.of("SLIPWAY_LEDGER_TABLE", "SLIPWAY_SERVICES_PATH");
    };
  }

  @ParameterizedTest
  @EnumSource(
      value = OrchestratorFunction.class,
      names = {"WAKE", "SWEEP"})
  void theFunctionsBesideTheStateMachineKnowIt(OrchestratorFunction step) {
    assertThat(
            assembly.target(
                assembly
                    .one("AWS::Lambda::Function", "Orchestrator" + step.id() + "Function")
                    .properties()
                    .at("/Environment/Variables/SLIPWAY_STATE_MACHINE")))
        .startsWith("OrchestratorStateMachine");
  }

  @Test
  void theOrchestratorsRecordNamesTheStateMachineAndTheLedger() {
    assertThat(assembly.all("AWS::SSM::Parameter"))
        .filteredOn(record -> record.text("Name").equals("/slipway/orchestrator"))
        .singleElement()
        .satisfies(
            record ->
                assertThat(record.properties().path("Value").toString().replace("\\", ""))
                    .matches(
                        ".*\\{\"schema\":1,\"stateMachine\":\".*OrchestratorStateMachine.*"
                            + "\"ledgerTable\":\".*OrchestratorLedger.*"));
  }

  @Test
  void everythingIsTraced() {
    assertThat(assembly.functions())
        .hasSize(OrchestratorFunction.values().length)
        .allMatch(
            function -> function.properties().at("/TracingConfig/Mode").asText().equals("Active"));
    assertThat(
            assembly
                .one("AWS::StepFunctions::StateMachine", "Orchestrator")
                .properties()
                .at("/TracingConfiguration/Enabled")
                .asBoolean())
        .isTrue();
  }

  @Test
  void abortingADeploymentPagesNobody() {
    assertThat(assembly.all("AWS::CloudWatch::Alarm"))
        .isNotEmpty()
        .noneMatch(alarm -> alarm.text("MetricName").equals("ExecutionsAborted"));
  }

  /** CloudFormation itself cannot take the rules out of a VPC's default security group. */
  @Test
  void nothingRunsToDeployTheStacksButWhatClosesTheDefaultSecurityGroup() {
    assertThat(
            assembly.templates().values().stream()
                .flatMap(template -> Assembly.children(template.path("Resources")))
                .map(resource -> resource.path("Type").asText())
                .filter(type -> type.matches("Custom::.*|.*CustomResource|AWS::CDK::Metadata")))
        .containsExactly("Custom::VpcRestrictDefaultSG");
  }

  private static Path stateMachine() {
    return Artifacts.checkout().resolve("statemachine/deployment.asl.json");
  }
}
