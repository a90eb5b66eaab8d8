package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.ecr.IRepository;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.FargateServiceAttributes;
import software.amazon.awscdk.services.ecs.IBaseService;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.logs.LogGroup;

class AttachTest {

  private static final String ECS = "arn:aws:ecs:eu-west-1:444455556666:";

  private static Stack stack;
  private static DeploymentOrchestrator orchestrator;
  private static JsonNode template;

  @BeforeAll
  static void attachAServiceThatSomebodyElseMade() {
    stack = new Stack(new App(), "Elsewhere");
    orchestrator = new DeploymentOrchestrator(stack, "Orchestrator", Assembly.artifacts());
    orchestrator.attach(
        imported("shop")
            .container("web")
            .tagPattern("release-*")
            .logGroup(LogGroup.fromLogGroupName(stack, "ShopLog", "/ecs/shop"))
            .redAlarms(RedAlarms.BLOCK)
            .limits(RolloutLimits.DEFAULTS.withWatchTime(Duration.ofHours(2)))
            .gates(GatesTest.ALL)
            .build());
    template = Assembly.JSON.valueToTree(Template.fromStack(stack).toJSON());
  }

  @Test
  void theRecordNamesTheImportedServiceAsItIs() {
    assertThat(resources("AWS::SSM::Parameter"))
        .filteredOn(record -> record.at("/Properties/Name").asText().contains("/services/"))
        .singleElement()
        .satisfies(
            record ->
                assertThat(record.at("/Properties/Name").asText())
                    .isEqualTo("/slipway/services/shop"))
        .satisfies(
            record ->
                assertThat(record.at("/Properties/Value").toString().replace("\\", ""))
                    .contains("\"service\":\"" + ECS + "service/retail/shop-web\"")
                    .contains(
                        "\"container\":\"web\"",
                        "\"tagPattern\":\"release-*\"",
                        "\"watchTimeSeconds\":7200",
                        "\"redAlarms\":\"BLOCK\"",
                        "\"scan\":{\"severity\":\"HIGH\",\"waitSeconds\":120,\"exceptions\":[{\"id\":\"CVE-2026-1\",\"until\":\"2027-01-01\",\"reason\":\"not"
                            + " reachable\"}]}",
                        "\"approvalTimeSeconds\":3600",
                        "\"plainSecrets\":\"REFUSE\",\"riskySettings\":\"IGNORE\"",
                        "\"alarms\":[\"shop-errors\"]")
                    .doesNotContain("liveImageParameter"));
  }

  @Test
  void aDiagnosisMayReadTheLogGroupThatIsNamed() {
    assertThat(template.toString()).contains(":log-group:/ecs/shop:log-stream:*");
  }

  @Test
  void nothingRefersToStacksOfTheSample() {
    assertThat(template.toString()).doesNotContain("Fn::ImportValue");
    assertThat(resources("AWS::ECS::Service")).isEmpty();
  }

  @Test
  void onlyTagsOfThePatternStartADeployment() {
    assertThat(
            resources("AWS::Events::Rule").stream()
                .map(rule -> rule.at("/Properties/EventPattern/detail/image-tag")))
        .anySatisfy(tag -> assertThat(tag).hasToString("[{\"wildcard\":\"release-*\"}]"));
  }

  @Test
  void anAnswersEventStartsTheWorkflowOfTheServiceThatAsks() {
    JsonNode rule =
        resources("AWS::Events::Rule").stream()
            .map(each -> each.path("Properties"))
            .filter(each -> each.toString().contains("slipway.approval"))
            .findFirst()
            .orElseThrow();
    assertThat(rule.at("/EventPattern/source")).hasToString("[\"slipway.approval\"]");
    assertThat(rule.at("/EventPattern/detail-type")).hasToString("[\"Slipway Approval Answer\"]");
    assertThat(rule.at("/EventPattern/detail")).hasToString("{\"service\":[\"shop\"]}");
    assertThat(rule.at("/EventPattern/account")).hasToString("[{\"Ref\":\"AWS::AccountId\"}]");
    assertThat(rule.at("/Targets/0/DeadLetterConfig").has("Arn")).isTrue();
    assertThat(rule.at("/Targets/0/InputTransformer"))
        .hasToString(
            "{\"InputPathsMap\":{\"f1\":\"$\"},\"InputTemplate\":\"{\\\"service\\\":\\\"shop\\\","
                + "\\\"trigger\\\":{\\\"approval\\\":<f1>}}\"}");
  }

  @Test
  void theImportedTaskDefinitionsFamilyAndRoleAreAllThatMayBeUsed() {
    String policies = resources("AWS::IAM::Policy").toString();
    assertThat(policies)
        .contains(":task-definition/retail-web:*")
        .contains("arn:aws:iam::444455556666:role/retail-execution")
        .contains(ECS + "service/retail/shop-web");
  }

  @Test
  void stoppingIsNarrowedToTheImportedServicesOwnDeployments() {
    assertThat(resources("AWS::IAM::Policy").toString())
        .contains("ecs:StopServiceDeployment")
        .contains(":service-deployment/retail/shop-web/*");
  }

  @Test
  void aRedAlarmDoesNotStopTheFixUnlessSaid() {
    assertThat(imported("fixed").build().redAlarms()).isEqualTo(RedAlarms.FIX_FORWARD);
  }

  @Test
  void aNameIsAttachedOnce() {
    assertThatThrownBy(() -> orchestrator.attach(imported("shop").build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "name is \"shop\": a service of that name is attached already; choose another name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Shop", "9lives", "shop_web", "shop/web"})
  void aNameThatCannotBeUsedInAPathIsRefused(String name) {
    assertThatThrownBy(() -> imported(name).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name is \"" + name + "\": allowed are lower-case letters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v**", "v 1", "v[12]"})
  void aTagPatternThatEventBridgeCannotMatchIsRefused(String pattern) {
    assertThatThrownBy(() -> imported("shop").tagPattern(pattern).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tagPattern is \"" + pattern + "\": allowed are");
  }

  @Test
  void anImportedServiceMustSayItsFamilyAndItsRoles() {
    AttachedService.Builder withoutFamily =
        AttachedService.builder("bare", service("Bare1"), repository("Bare2"));
    assertThatThrownBy(withoutFamily::build).hasMessageContaining("family of bare is missing");
    assertThatThrownBy(withoutFamily.family("bare")::build)
        .hasMessageContaining("passedRoles of bare is empty");
  }

  private static int imports;

  private static AttachedService.Builder imported(String name) {
    String id = "Import" + imports++;
    return AttachedService.builder(name, service(id + "Service"), repository(id + "Repository"))
        .family("retail-web")
        .passedRole(
            Role.fromRoleArn(stack, id + "Role", "arn:aws:iam::444455556666:role/retail-execution"))
        .alarm(
            Alarm.fromAlarmArn(
                stack,
                id + "Alarm",
                "arn:aws:cloudwatch:eu-west-1:444455556666:alarm:shop-errors"));
  }

  private static IBaseService service(String id) {
    return FargateService.fromFargateServiceAttributes(
        stack,
        id,
        FargateServiceAttributes.builder()
            .cluster(Cluster.fromClusterArn(stack, id + "Cluster", ECS + "cluster/retail"))
            .serviceArn(ECS + "service/retail/shop-web")
            .build());
  }

  private static IRepository repository(String id) {
    return Repository.fromRepositoryName(stack, id, "retail/web");
  }

  private static List<JsonNode> resources(String type) {
    return Templates.resources(template, type);
  }
}
