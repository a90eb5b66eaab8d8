package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.FargateServiceAttributes;
import software.amazon.awscdk.services.iam.Role;

/** Services of several containers, in shadow, and in several clusters. */
class AttachedShapesTest {

  private static final String ECS = "arn:aws:ecs:eu-west-1:444455556666:";

  private final Stack elsewhere = new Stack(new App(), "Elsewhere");
  private int imports;

  @Test
  void furtherContainersOfTheImageAreNamedInTheRecord() {
    assertThat(record(builder("crew", "retail").container("web").alsoContainer("worker").build()))
        .contains("\"container\":\"web\",\"alsoContainers\":[\"worker\"]")
        .doesNotContain("\"mode\"");
  }

  @Test
  void aContainerIsNamedOnce() {
    assertThatThrownBy(builder("crew", "retail").container("web").alsoContainer("web")::build)
        .hasMessage("container \"web\" is named twice: name each container once");
    assertThatThrownBy(builder("crew", "retail").alsoContainer("my worker")::build)
        .hasMessageContaining("container is \"my worker\": allowed are");
  }

  @Test
  void aServiceInShadowIsLookedAtAndNeverChanged() {
    String shadow = template(builder("shop", "retail").shadow().build()).toString();
    assertThat(shadow)
        .contains("ecs:DescribeServices", "ecs:ListTaskDefinitions", "ecr:DescribeImages")
        .doesNotContain(
            "ecs:UpdateService",
            "ecs:RegisterTaskDefinition",
            "ecs:TagResource",
            "ecs:StopServiceDeployment",
            "iam:PassRole",
            "ssm:PutParameter",
            "logs:GetLogEvents");
    assertThat(shadow).contains("PushRule", "SweepRule").doesNotContain("TaskChangeRule");
  }

  @Test
  void theRecordOfAServiceInShadowSaysSo() {
    assertThat(record(builder("shop", "retail").shadow().build())).contains("\"mode\":\"SHADOW\"");
  }

  @Test
  void whoOnlyLooksPassesNoRole() {
    assertThat(bare("bare", "retail").family("bare").shadow().build().passedRoles()).isEmpty();
  }

  @Test
  void servicesOfTwoClustersAreToldApart() {
    JsonNode both =
        template(builder("shop", "retail").build(), builder("depot", "wholesale").build());
    List<String> updates =
        statements(both, "ecs:UpdateService").stream().map(JsonNode::toString).toList();
    for (String cluster : List.of("retail", "wholesale")) {
      assertThat(updates)
          .filteredOn(statement -> statement.contains("service/" + cluster + "/web"))
          .isNotEmpty()
          .allMatch(statement -> statement.contains("cluster/" + cluster + "\""));
    }
    assertThat(updates).noneMatch(each -> each.contains("retail") && each.contains("wholesale"));
    assertThat(
            Templates.resources(both, "AWS::Events::Rule").stream()
                .map(rule -> rule.at("/Properties/EventPattern/detail/clusterArn/0").asText())
                .filter(cluster -> !cluster.isEmpty()))
        .containsExactlyInAnyOrder(ECS + "cluster/retail", ECS + "cluster/wholesale");
  }

  private AttachedService.Builder builder(String name, String cluster) {
    String id = "Role" + imports++;
    return bare(name, cluster)
        .family("web")
        .passedRole(Role.fromRoleArn(elsewhere, id, "arn:aws:iam::444455556666:role/web"));
  }

  /** A service {@code web} of that cluster; its family and its roles are not told. */
  private AttachedService.Builder bare(String name, String cluster) {
    String id = "Import" + imports++;
    FargateServiceAttributes service =
        FargateServiceAttributes.builder()
            .cluster(Cluster.fromClusterArn(elsewhere, id + "Cluster", ECS + "cluster/" + cluster))
            .serviceArn(ECS + "service/" + cluster + "/web")
            .build();
    return AttachedService.builder(
        name,
        FargateService.fromFargateServiceAttributes(elsewhere, id + "Service", service),
        Repository.fromRepositoryName(elsewhere, id + "Repository", "retail/web"));
  }

  private static List<JsonNode> statements(JsonNode template, String action) {
    return Templates.resources(template, "AWS::IAM::Policy").stream()
        .flatMap(policy -> policy.at("/Properties/PolicyDocument/Statement").valueStream())
        .filter(statement -> statement.path("Action").asText().equals(action))
        .toList();
  }

  private static JsonNode template(AttachedService... attached) {
    Stack own = new Stack(new App(), "Own");
    DeploymentOrchestrator all =
        new DeploymentOrchestrator(own, "Orchestrator", Assembly.artifacts());
    List.of(attached).forEach(all::attach);
    return Assembly.JSON.valueToTree(Template.fromStack(own).toJSON());
  }

  private static String record(AttachedService attached) {
    return template(attached)
        .path("Resources")
        .propertyStream()
        .map(resource -> resource.getValue().path("Properties"))
        .filter(properties -> properties.path("Name").asText().startsWith("/slipway/services/"))
        .map(properties -> properties.path("Value").toString().replace("\\", ""))
        .findFirst()
        .orElseThrow();
  }
}
