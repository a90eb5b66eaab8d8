package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.infra.Assembly.Resource;
import dev.slipway.infra.Grants.Grant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrchestratorTest {

  /** Actions for which AWS knows no resource (Service Authorization Reference, read 2026-11). */
  private static final Set<String> WITHOUT_RESOURCE =
      Set.of(
          "ecr:GetAuthorizationToken",
          "ecs:DescribeTaskDefinition",
          "ecs:ListTaskDefinitions",
          "ecs:ListTasks",
          "elasticloadbalancing:DescribeTargetHealth");

  private final Assembly assembly = Assembly.sample();
  private final List<Grant> grants = Grants.of(assembly);

  @Test
  void eachFunctionHasARoleOfItsOwn() {
    List<String> roles =
        assembly.all("AWS::Lambda::Function").stream()
            .map(function -> assembly.target(function.properties().path("Role")))
            .toList();
    assertThat(roles).hasSize(OrchestratorFunction.values().length).doesNotHaveDuplicates();
    assertThat(assembly.all("AWS::IAM::Role"))
        .noneMatch(role -> role.properties().has("ManagedPolicyArns"));
  }

  @Test
  void noGrantNamesAllActionsOfAService() {
    assertThat(grants).isNotEmpty().noneMatch(grant -> grant.action().contains("*"));
  }

  @Test
  void aGrantOnAnyResourceIsOneForWhichAwsKnowsNone() {
    assertThat(grants)
        .filteredOn(grant -> grant.effect().equals("Allow"))
        .filteredOn(grant -> grant.resource().asText().equals("*"))
        .filteredOn(grant -> !grant.role().startsWith("OrchestratorStateMachineRole"))
        .extracting(Grant::action)
        .isSubsetOf(WITHOUT_RESOURCE);
  }

  @Test
  void listingTasksIsNarrowedToTheCluster() {
    assertThat(grants)
        .filteredOn(grant -> grant.action().equals("ecs:ListTasks"))
        .isNotEmpty()
        .allMatch(grant -> grant.condition().at("/ArnEquals").has("ecs:cluster"));
  }

  @Test
  void theStateMachineMayInvokeTheTenFunctionsAndWriteItsLog() {
    List<Grant> ofMachine =
        grants.stream()
            .filter(grant -> grant.role().startsWith("OrchestratorStateMachineRole"))
            .toList();
    assertThat(ofMachine)
        .filteredOn(grant -> grant.action().equals("lambda:InvokeFunction"))
        .hasSize(10)
        .allMatch(grant -> grant.resource().has("Fn::GetAtt"));
    assertThat(ofMachine)
        .extracting(Grant::action)
        .allMatch(action -> action.matches("lambda:InvokeFunction|logs:.*"));
  }

  @Test
  void rolesArePassedToTasksOnly() {
    assertThat(grants)
        .filteredOn(grant -> grant.action().equals("iam:PassRole"))
        .hasSize(4)
        .allMatch(grant -> grant.role().startsWith("OrchestratorRegisterRole"))
        .allMatch(grant -> grant.resource().has("Fn::ImportValue"))
        .allMatch(
            grant ->
                grant
                    .condition()
                    .at("/StringEquals/iam:PassedToService")
                    .asText()
                    .equals("ecs-tasks.amazonaws.com"));
  }

  /** Who may do what, to be read and agreed to with each change of it. */
  @Test
  void theFunctionsMayDoWhatTheirStepsDoAndNoMore() {
    Map<String, Set<String>> allowed = new TreeMap<>();
    grants.stream()
        .filter(grant -> grant.effect().equals("Allow") && !grant.action().startsWith("logs:"))
        .filter(grant -> grant.role().matches("Orchestrator\\w+Role[0-9A-F]{8}"))
        .forEach(
            grant ->
                allowed
                    .computeIfAbsent(
                        grant.role().replaceAll("^Orchestrator|Role.{8}$", ""),
                        role -> new TreeSet<>())
                    .add(grant.action()));
    StringBuilder table = new StringBuilder();
    allowed.forEach(
        (role, actions) ->
            table.append(role).append(": ").append(String.join(" ", actions)).append('\n'));
    assertThat(table).hasToString(text("grants.txt"));
  }

  @Test
  void nobodyMayDeregisterDeleteCreateOrRun() {
    assertThat(grants)
        .extracting(Grant::action)
        .noneMatch(
            action ->
                action.matches(
                    "ecs:(Deregister|Delete|Create|Run|Execute).*|iam:(Create|Put|Attach).*"));
  }

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
    assertThat(RolloutLimits.LONGEST_DEPLOYMENT).isLessThan(Duration.ofSeconds(seconds));
  }

  @Test
  void noExecutionDataReachesTheLog() {
    JsonNode logging =
        assembly
            .one("AWS::StepFunctions::StateMachine", "Orchestrator")
            .properties()
            .path("LoggingConfiguration");
    assertThat(logging.path("IncludeExecutionData").asBoolean(true)).isFalse();
    assertThat(logging.path("Level").asText()).isEqualTo("ERROR");
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
        .containsExactly("SLIPWAY_LEDGER_TABLE", "SLIPWAY_SERVICES_PATH");
    assertThat(
            Artifacts.checkout()
                .resolve(
                    "functions/src/main/java/dev/slipway/handler/" + step.id() + "Handler.java"))
        .exists();
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
  void everyRulePinsAccountAndRegionAndLosesNoEventSilently() {
    assertThat(assembly.all("AWS::Events::Rule"))
        .hasSize(8)
        .allSatisfy(
            rule -> {
              assertThat(rule.properties().at("/EventPattern/account"))
                  .hasToString("[{\"Ref\":\"AWS::AccountId\"}]");
              assertThat(rule.properties().at("/EventPattern/region"))
                  .hasToString("[{\"Ref\":\"AWS::Region\"}]");
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

  @Test
  void thereIsNothingThatRunsToDeployTheStacks() {
    assertThat(assembly.templates().values().stream().map(JsonNode::toString))
        .noneMatch(
            template ->
                template.contains("Custom::")
                    || template.contains("AWS::CloudFormation::CustomResource"))
        .noneMatch(template -> template.contains("AWS::CDK::Metadata"));
  }

  private Resource rule(Tier tier, String id) {
    return assembly.one("AWS::Events::Rule", "Orchestrator" + tier.label() + id);
  }

  private static String text(String resource) {
    try (InputStream in = OrchestratorTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path stateMachine() {
    return Artifacts.checkout().resolve("statemachine/deployment.asl.json");
  }
}
