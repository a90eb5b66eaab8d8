package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.infra.Assembly.Resource;
import dev.slipway.infra.Grants.Grant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GrantsTest {

  /** Actions for which AWS knows no resource (Service Authorization Reference, read 2026-11). */
  private static final Set<String> WITHOUT_RESOURCE =
      Set.of(
          "ec2:DescribeSecurityGroups",
          "ec2:DescribeSubnets",
          "ec2:DescribeVpcEndpoints",
          "ecr:GetAuthorizationToken",
          "ecs:DescribeTaskDefinition",
          "ecs:ListTaskDefinitions",
          "ecs:ListTasks",
          "elasticloadbalancing:DescribeLoadBalancerAttributes",
          "elasticloadbalancing:DescribeLoadBalancers",
          "elasticloadbalancing:DescribeTargetGroupAttributes",
          "elasticloadbalancing:DescribeTargetGroups",
          "elasticloadbalancing:DescribeTargetHealth",
          "ssm:DescribeParameters",
          "xray:PutTelemetryRecords",
          "xray:PutTraceSegments");

  /** What every function, or every one but Sweep, may do; told once instead of in each row. */
  private static final String COMMON = "xray:.*|events:PutEvents";

  private final Assembly assembly = Assembly.sample();
  private final List<Grant> grants = Grants.of(assembly);

  @Test
  void eachFunctionHasARoleOfItsOwn() {
    List<String> roles =
        assembly.functions().stream()
            .map(function -> assembly.target(function.properties().path("Role")))
            .toList();
    assertThat(roles).hasSize(OrchestratorFunction.values().length).doesNotHaveDuplicates();
    assertThat(assembly.all("AWS::IAM::Role"))
        .filteredOn(role -> !role.id().startsWith(Assembly.PROVIDER_OF_CDK))
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
  void theStateMachineMayInvokeItsFunctionsTellPeopleAndWriteItsLog() {
    List<Grant> ofMachine =
        grants.stream()
            .filter(grant -> grant.role().startsWith("OrchestratorStateMachineRole"))
            .toList();
    assertThat(ofMachine)
        .filteredOn(grant -> grant.action().equals("lambda:InvokeFunction"))
        .hasSize(12)
        .allMatch(grant -> grant.resource().has("Fn::GetAtt"));
    assertThat(ofMachine)
        .filteredOn(grant -> grant.action().equals("sns:Publish"))
        .extracting(grant -> assembly.target(grant.resource()).replaceAll(".{8}$", ""))
        .containsExactlyInAnyOrder("OrchestratorPagesTopic", "OrchestratorNotices");
    assertThat(ofMachine)
        .extracting(Grant::action)
        .allMatch(action -> action.matches("lambda:InvokeFunction|sns:Publish|(logs|xray):.*"));
  }

  @Test
  void everyFunctionButSweepMayAnnounceDeploymentsAndNothingElse() {
    assertThat(grants)
        .filteredOn(grant -> grant.action().equals("events:PutEvents"))
        .hasSize(OrchestratorFunction.values().length - 1)
        .noneMatch(grant -> grant.role().startsWith("OrchestratorSweep"))
        .allMatch(grant -> grant.resource().toString().contains(":event-bus/default"))
        .allSatisfy(
            grant ->
                assertThat(grant.condition().path("StringEquals").toString())
                    .isEqualTo(
                        "{\"events:detail-type\":\"Slipway Deployment State Change\","
                            + "\"events:source\":\"slipway\"}"));
  }

  @Test
  void noSecretsValueMayBeRead() {
    assertThat(grants)
        .filteredOn(grant -> grant.action().startsWith("secretsmanager:"))
        .singleElement()
        .satisfies(
            grant -> {
              assertThat(grant.action()).isEqualTo("secretsmanager:DescribeSecret");
              assertThat(grant.resource().toString()).endsWith(":secret:*\"]]}");
            });
  }

  @Test
  void onlyTheFunctionsBesideTheStateMachineMayStartIt() {
    assertThat(grants)
        .filteredOn(grant -> grant.action().equals("states:StartExecution"))
        .filteredOn(grant -> !grant.role().startsWith("OrchestratorStateMachineEvents"))
        .allMatch(grant -> assembly.target(grant.resource()).startsWith("OrchestratorStateMachine"))
        .extracting(grant -> grant.role().replaceAll("^Orchestrator|Role.{8}$", ""))
        .containsExactlyInAnyOrder("Sweep", "Wake");
  }

  @Test
  void sweepAsksAfterExecutionsOfThisStateMachineOnly() {
    assertThat(grants)
        .filteredOn(grant -> grant.action().equals("states:DescribeExecution"))
        .singleElement()
        .satisfies(
            grant ->
                assertThat(grant.resource().toString())
                    .contains(":execution:")
                    .contains("{\"Ref\":\"OrchestratorStateMachine")
                    .endsWith("\":*\"]]}"));
  }

  @Test
  void stoppingIsNarrowedToTheServicesOwnDeployments() {
    assertThat(grants)
        .filteredOn(grant -> grant.action().equals("ecs:StopServiceDeployment"))
        .hasSize(Tier.values().length)
        .allMatch(grant -> grant.role().startsWith("OrchestratorRollBackRole"))
        .allSatisfy(
            grant ->
                assertThat(grant.resource().toString())
                    .contains(":service-deployment/")
                    .endsWith("\"/*\"]]}"));
  }

  @Test
  void aDiagnosisReadsTheLogsOfTheServicesContainersOnly() {
    assertThat(grants)
        .filteredOn(grant -> grant.action().equals("logs:GetLogEvents"))
        .hasSize(Tier.values().length)
        .allMatch(grant -> grant.role().startsWith("OrchestratorDiagnoseRole"))
        .allSatisfy(
            grant ->
                assertThat(grant.resource().toString())
                    .contains(":log-group:", "Fn::ImportValue")
                    .endsWith("\":log-stream:*\"]]}"));
  }

  /** AWS refuses more than 10,240 characters of inline policies in one role (IAM quotas). */
  @Test
  void theInlinePoliciesOfEachRoleLeaveRoomForMoreServices() {
    Map<String, Integer> sizes = new TreeMap<>();
    for (Resource policy : assembly.all("AWS::IAM::Policy")) {
      int size = policy.properties().path("PolicyDocument").toString().length();
      Assembly.children(policy.properties().path("Roles"))
          .forEach(role -> sizes.merge(assembly.target(role), size, Integer::sum));
    }
    assertThat(sizes.values()).isNotEmpty().allMatch(size -> size < 10_240 / 2);
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
    StringBuilder table = new StringBuilder();
    allowed()
        .forEach(
            (role, actions) ->
                table.append(role).append(": ").append(String.join(" ", actions)).append('\n'));
    assertThat(table).hasToString(text("grants.txt"));
  }

  @ParameterizedTest
  @EnumSource(OrchestratorFunction.class)
  void theTableForReadersNamesTheActionsOfEachFunction(OrchestratorFunction step)
      throws IOException {
    assertThat(written(step.id()))
        .containsExactlyElementsOf(allowed().getOrDefault(step.id(), new TreeSet<>()));
  }

  /** The actions in the function's row; "as `Other`" stands for those of the other's. */
  private static Set<String> written(String function) throws IOException {
    String row = row(function);
    Set<String> actions = new TreeSet<>();
    Pattern.compile("`(\\w+:\\w+)`").matcher(row).results().forEach(a -> actions.add(a.group(1)));
    Matcher other = Pattern.compile(" as `(\\w+)`").matcher(row);
    if (other.find()) {
      actions.addAll(written(other.group(1)));
    }
    return actions;
  }

  private static String row(String function) throws IOException {
    Path readme = Artifacts.checkout().resolve("statemachine/README.md");
    return Files.readAllLines(readme).stream()
        .dropWhile(line -> !line.equals("## What each function may do"))
        .filter(line -> line.startsWith("| `" + function + "` | `"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row for " + function + " in " + readme));
  }

  private Map<String, Set<String>> allowed() {
    Map<String, Set<String>> allowed = new TreeMap<>();
    grants.stream()
        .filter(grant -> grant.effect().equals("Allow"))
        .filter(grant -> !Grants.isForAnOwnLog(grant.action()))
        .filter(grant -> !grant.action().matches(COMMON))
        .filter(grant -> grant.role().matches("Orchestrator\\w+Role[0-9A-F]{8}"))
        .forEach(
            grant ->
                allowed
                    .computeIfAbsent(
                        grant.role().replaceAll("^Orchestrator|Role.{8}$", ""),
                        role -> new TreeSet<>())
                    .add(grant.action()));
    return allowed;
  }

  private static String text(String resource) {
    try (InputStream in = GrantsTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
