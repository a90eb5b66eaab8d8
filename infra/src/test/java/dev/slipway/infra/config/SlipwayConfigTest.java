package dev.slipway.infra.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.infra.Gates;
import dev.slipway.infra.Mode;
import dev.slipway.infra.RedAlarms;
import dev.slipway.infra.RolloutLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlipwayConfigTest {

  private static final String LEAST =
      """
      services:
        shop:
          cluster: retail
          service: shop-web
          repository: retail/web
          family: retail-web
          roles: [retail-execution]
      """;

  @Test
  void whatIsNotSaidHasTheConstructsDefaults() {
    ServiceEntry shop = read(LEAST).services().getFirst();
    assertThat(shop.target().containers()).containsExactly("shop");
    assertThat(shop.images().tagPattern()).isEqualTo("*");
    assertThat(shop.watched().redAlarms()).isEqualTo(RedAlarms.FIX_FORWARD);
    assertThat(shop.mode()).isEqualTo(Mode.DEPLOY);
    assertThat(shop.limits()).isEqualTo(RolloutLimits.DEFAULTS);
    assertThat(shop.gates()).isEqualTo(Gates.DEFAULTS);
  }

  @Test
  void anArnSaysTheClusterTheAccountAndTheRegion() {
    SlipwayConfig config =
        read(
            LEAST
                .replace("shop-web", "arn:aws:ecs:eu-west-1:444455556666:service/retail/shop-web")
                .replace("    cluster: retail\n", ""));
    assertThat(config.account()).contains("444455556666");
    assertThat(config.region()).contains("eu-west-1");
    assertThat(config.services().getFirst().target().cluster().name()).isEqualTo("retail");
  }

  @Test
  void everyMistakeIsNamedAtOnceWithItsLine() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    services:
                      Shop:
                        service: shop web
                        cluster: retail
                        repository: [a, b]
                        tags: v*
                        mode: dry
                        limits: {bakeTime: 5s, watchTime: soon}
                        gates:
                          freezes:
                            - {name: weekend, zone: Berlin, days: [], from: "16:00", to: "08:00"}
                    people: [somebody]
                    """))
        .isInstanceOf(ConfigRefused.class)
        .message()
        .satisfies(
            message ->
                assertThat(message.lines())
                    .containsExactly(
                        "slipway.yaml:2: services.Shop is a name that cannot be used: allowed are"
                            + " lower-case letters, digits and hyphens, at most 63, a letter first",
                        "slipway.yaml:2: services.Shop lacks family: add it",
                        "slipway.yaml:2: services.Shop lacks roles: name the execution role of its"
                            + " task definition and, if it has one, the task role",
                        "slipway.yaml:3: services.Shop.service is \"shop web\": allowed is the name"
                            + " or the ARN of an ECS service; change it",
                        "slipway.yaml:5: services.Shop.repository is a list: write one text there",
                        "slipway.yaml:6: services.Shop.tags is no key that means anything here:"
                            + " allowed are alarms, cluster, containers, family, gates, limits,"
                            + " liveImage, logGroups, mode, redAlarms, repository, roles, service,"
                            + " tagPattern",
                        "slipway.yaml:7: services.Shop.mode is \"dry\": allowed is deploy, shadow;"
                            + " change it",
                        "slipway.yaml:8: services.Shop.limits.bakeTime is refused: bakeTime is 5 s:"
                            + " allowed are 10 s to 3600 s; change it",
                        "slipway.yaml:8: services.Shop.limits.watchTime is \"soon\": allowed is a"
                            + " duration such as 90s, 15m, 1h30m or 1d; change it",
                        "slipway.yaml:11: services.Shop.gates.freezes[0].zone is \"Berlin\":"
                            + " allowed is a time zone such as Europe/Berlin; change it",
                        "slipway.yaml:11: services.Shop.gates.freezes[0] is refused: days of freeze"
                            + " \"weekend\" is empty: name at least one day",
                        "slipway.yaml:12: people is no key that means anything here: allowed are"
                            + " notices, pages, schema, services"));
  }

  @ParameterizedTest
  @CsvSource({
    "90s, 90",
    "15m, 900",
    "1h30m, 5400",
    "1d, 86400",
    "0s, 0",
  })
  void durationsAreWrittenAsPeopleSayThem(String text, long seconds) {
    assertThat(Durations.parse(text)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({"15", "m", "1.5h", "15 min", "-1s", "''"})
  void aDurationWithoutAUnitIsNone(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }

  @Test
  void arnsOfTwoRegionsCannotShareAnOrchestrator() {
    refused(
        LEAST.replace("shop-web", "arn:aws:ecs:eu-west-1:444455556666:service/retail/shop-web")
            + "    alarms: [\"arn:aws:cloudwatch:us-east-1:444455556666:alarm:errors\"]\n",
        "services.shop.alarms[0] is \"arn:aws:cloudwatch:us-east-1:444455556666:alarm:errors\":"
            + " allowed is one in the Region of the others, eu-west-1: an orchestrator serves one"
            + " account and Region; change it");
  }

  @Test
  void anArnOfAnotherKindIsRefused() {
    refused(
        LEAST.replace("shop-web", "arn:aws:ecs:eu-west-1:444455556666:cluster/retail"),
        "allowed is the name or the ARN of an ECS service");
  }

  @Test
  void aClusterOtherThanInTheServicesArnIsRefused() {
    refused(
        LEAST.replace("shop-web", "arn:aws:ecs:eu-west-1:444455556666:service/other/shop-web"),
        "services.shop.cluster is \"retail\": allowed is other, as in the service's ARN");
  }

  @Test
  void twoNamesForOneServiceWouldDeployAgainstEachOther() {
    refused(
        LEAST + LEAST.replace("services:\n", "").replace("shop:", "store:"),
        "services.store is the ECS service retail/shop-web, as shop is: take one of them out");
  }

  @Test
  void aKeyThatStandsTwiceIsRefused() {
    refused(
        LEAST + "    family: other\n",
        "slipway.yaml:8: services.shop.family stands here a second time: take one of them out");
  }

  @Test
  void aServiceInShadowPassesNoRole() {
    String shadow = LEAST.replace("roles: [retail-execution]", "mode: shadow");
    assertThat(read(shadow).services().getFirst().mode()).isEqualTo(Mode.SHADOW);
  }

  @Test
  void whatIsNoYamlIsNamedWithItsLine() {
    refused("services:\n  shop: [\n", "slipway.yaml:3: this is no YAML: ");
  }

  @ParameterizedTest
  @CsvSource({
    "'', slipway.yaml:1: the file is empty: add services",
    "'just text', slipway.yaml:1: the file is \"just text\": allowed is keys with values below it",
    "'schema: 2', 'slipway.yaml:1: schema is \"2\": allowed is 1, the only one'",
    "'services: {}', 'slipway.yaml:1: services is empty: attach at least one'",
  })
  void aFileWithoutServicesIsRefused(String yaml, String why) {
    refused(yaml, why);
  }

  /** The golden file of the command's own test. */
  @Test
  void whatAdoptWritesIsReadAsItIs() throws IOException {
    Path adopted =
        Path.of("../rehearsal/src/test/resources/dev/slipway/rehearsal/operate/adopt.yaml");
    SlipwayConfig config = SlipwayConfig.read(adopted);
    assertThat(config.account()).contains("444455556666");
    assertThat(config.services())
        .extracting(ServiceEntry::name, ServiceEntry::mode)
        .containsExactly(tuple("shop-web", Mode.SHADOW), tuple("daily-report", Mode.SHADOW));
    ServiceEntry shop = config.services().getFirst();
    assertThat(shop.target().containers()).containsExactly("web", "worker");
    assertThat(shop.target().roles()).hasSize(2);
    assertThat(shop.watched().alarms()).extracting(Reference::name).containsExactly("shop errors");
    assertThat(read(Files.readString(adopted).replace("    mode: shadow\n", "")).services())
        .extracting(ServiceEntry::mode)
        .containsOnly(Mode.DEPLOY);
  }

  @Test
  void aFileThatIsNotThereIsNamedWithTheWayToWriteIt() {
    assertThatThrownBy(() -> SlipwayConfig.read(Path.of("nowhere.yaml")))
        .isInstanceOf(ConfigRefused.class)
        .hasMessageStartingWith("nowhere.yaml: there is no such file; write it by hand")
        .hasMessageContaining("./slipway adopt");
  }

  private static void refused(String yaml, String why) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(ConfigRefused.class)
        .hasMessageContaining(why);
  }

  private static SlipwayConfig read(String yaml) {
    return new ConfigReader("slipway.yaml").read(yaml);
  }
}
