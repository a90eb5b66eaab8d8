package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachOnlyTest {

  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @TempDir private static Path folder;

  private static JsonNode template;
  private static JsonNode manifest;

  @BeforeAll
  static void synthesizeTheExampleOfTheDocumentation() throws IOException {
    Path config = folder.resolve("slipway.yaml");
    Files.writeString(config, example());
    Path output = folder.resolve("attach.out");
    AttachApp.synthesize(SlipwayApp.appWritingTo(output), config, Assembly.artifacts());
    template = Assembly.JSON.readTree(output.resolve("Slipway.template.json").toFile());
    manifest = Assembly.JSON.readTree(output.resolve("manifest.json").toFile());
  }

  @Test
  void thereIsOneStackAndItNeedsNoOther() {
    assertThat(
            manifest.path("artifacts").properties().stream()
                .filter(each -> each.getValue().path("type").asText().endsWith(":stack"))
                .map(Map.Entry::getKey))
        .containsExactly("Slipway");
    assertThat(template.toString()).doesNotContain("Fn::ImportValue");
    assertThat(resources("AWS::ECS::Service")).isEmpty();
    assertThat(template.path("Parameters").propertyStream().map(Map.Entry::getKey))
        .containsExactly("BootstrapVersion");
  }

  @Test
  void itDeploysOnlyWhereTheArnsAre() {
    assertThat(manifest.at("/artifacts/Slipway/environment").asText())
        .isEqualTo("aws://444455556666/eu-west-1");
  }

  @Test
  void theRecordSaysWhatTheFileSays() {
    assertThat(record("shop"))
        .contains(
            "\"service\":\"arn:aws:ecs:eu-west-1:444455556666:service/retail/shop-web\"",
            "\"container\":\"web\"",
            "\"alsoContainers\":[\"worker\"]",
            "\"tagPattern\":\"release-*\"",
            "\"bakeTimeSeconds\":120",
            "\"watchTimeSeconds\":1800",
            "\"alarms\":[\"shop-errors\",\"shop-latency\"]",
            "\"redAlarms\":\"BLOCK\"",
            "\"days\":[\"FRIDAY\",\"SATURDAY\",\"SUNDAY\"]",
            "\"severity\":\"HIGH\"",
            "\"approvalTimeSeconds\":14400",
            "\"liveImageParameter\":\"/shop/live-image\"")
        .doesNotContain("SHADOW");
  }

  @Test
  void aServiceByNameIsFoundWithItsCluster() {
    assertThat(record("search"))
        .contains(
            ":ecs:eu-west-1:444455556666:service/retail/search\"",
            ":ecs:eu-west-1:444455556666:cluster/retail\"",
            "\"container\":\"search\"",
            "\"mode\":\"SHADOW\"");
  }

  @Test
  void whatIsNamedIsAllThatMayBeUsed() {
    String policies = resources("AWS::IAM::Policy").toString();
    assertThat(policies)
        .contains(
            "arn:aws:iam::444455556666:role/retail-execution",
            ":iam::444455556666:role/retail-web-task",
            ":task-definition/retail-web:*",
            ":service-deployment/retail/shop-web/*",
            ":log-group:/ecs/shop:log-stream:*",
            ":alarm:shop-errors",
            ":repository/retail/search",
            ":parameter/shop/live-image")
        .doesNotContain("search-execution");
  }

  @Test
  void peopleAreSubscribedToTheirTopics() {
    assertThat(resources("AWS::SNS::Subscription"))
        .extracting(each -> each.at("/Properties/Endpoint").asText())
        .containsExactlyInAnyOrder("team@example.com", "on-call@example.com");
  }

  @Test
  void aFileAndSettingsOfTheSampleAreNotMeantTogether() {
    assertThat(AttachApp.config(List.of("config=my/slipway.yaml")))
        .contains(Path.of("my/slipway.yaml"));
    assertThat(AttachApp.config(List.of("profile=fast"))).isEmpty();
    assertThatThrownBy(() -> AttachApp.config(List.of("config=slipway.yaml", "profile=fast")))
        .hasMessageContaining("config stands beside other arguments");
  }

  /** The file that the documentation shows. */
  static String example() throws IOException {
    String page = Files.readString(Artifacts.checkout().resolve("docs/attach.md"));
    return EXAMPLE
        .matcher(page)
        .results()
        .map((MatchResult block) -> block.group(1))
        .findFirst()
        .orElseThrow();
  }

  private static String record(String name) {
    return resources("AWS::SSM::Parameter").stream()
        .map(each -> each.path("Properties"))
        .filter(each -> each.path("Name").asText().equals("/slipway/services/" + name))
        .map(each -> each.path("Value").toString().replace("\\", ""))
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonNode> resources(String type) {
    return Templates.resources(template, type);
  }
}
