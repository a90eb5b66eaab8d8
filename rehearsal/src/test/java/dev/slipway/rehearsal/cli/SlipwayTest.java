package dev.slipway.rehearsal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every bad call gets one line that says what is wrong, and an exit status of its own. */
class SlipwayTest {

  private static final String HOME = "slipway.home";

  @TempDir private Path checkout;

  @BeforeEach
  void beInACheckoutWhereNothingRuns() {
    System.setProperty(HOME, checkout.toString());
  }

  @AfterEach
  void leaveTheCheckout() {
    System.clearProperty(HOME);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          rehearse --frob                                  → '--frob'
          frobnicate                                       → 'frobnicate'
          ``                                               → Missing required subcommand
          push --repository backend --tag v1               → '<folder|image>'
          push . --tag v1                                  → '--repository=<name>'
          push . --repository backend                      → '--tag=<tag>'
          push . --repository backend --tag v1 --env FAULT → KEY=VALUE
          push . --repository backend --tag v1 --env =x    → --env takes <name>=<value>
          push . --repository backend --tag v1 --label =x  → --label takes <name>=<value>
          push . --repository Back_End! --tag v1           → 'Back_End!' is no repository name
          push . --repository backend --tag v1!           → 'v1!' is no tag
          push nowhere --repository backend --tag v1       → no folder or archive nowhere
          rehearse --scale 0                               → --scale is 0.0: allowed are 1 to 60
          rehearse --scale fast                            → 'fast' is not a double
          rehearse --scale NaN                             → --scale is NaN
          rehearse --rate 5000                             → --rate is 5000: allowed are 1 to 2000
          rehearse --port 70000                            → --port is 70000: allowed are 0 to 65535
          rehearse --scenario nonsense                     → no scenario "nonsense": there are two-pushes,
          rehearse --deny nonsense                         → <function>=<action>, not "nonsense"
          rehearse --deny Register=                        → <function>=<action>, not "Register="
          rehearse --attach-only --scenario all            → --attach-only plays its own story
          status backend frontend                          → 'frontend'
          status --region                                  → '--region'
          history                                          → '<service>'
          history backend --limit 0                        → --limit is 0: allowed are 1 to 1000
          history backend a b                              → 'b'
          report --days 0                                  → --days is 0: allowed are 1 to 400
          report backend frontend                          → 'frontend'
          plan                                             → '<service>'
          plan backend --image repo:v1                     → --image is "repo:v1": write a tag
          approve                                          → '<service>'
          refuse backend now                               → 'now'
          deploy                                           → '<service>'
          deploy backend --image repo:v1                   → --image is "repo:v1": write a tag
          rollback                                         → '<service>'
          hold backend                                     → '--reason=<text>'
          release backend now                              → 'now'
          """)
  void refusesAWrongCall(String call, String complaint) {
    Called ended = Called.with(call);

    assertThat(ended.error())
        .singleElement()
        .asString()
        .startsWith("slipway: ")
        .contains(complaint);
    assertThat(ended.status()).isEqualTo(2);
  }

  @Test
  void namesTheScenariosWithoutACloud() {
    Called ended = Called.with("rehearse --scenario list");

    assertThat(ended.output()).contains("two-pushes", "proven-image-deleted");
    assertThat(ended.status()).isZero();
  }

  @Test
  void saysWhereTheHelpIs() {
    assertThat(Called.with("push").error())
        .singleElement()
        .asString()
        .endsWith("(see: slipway push --help)");
  }

  @Test
  void failsToPushWhereNoCloudRuns() {
    Called ended = Called.with("push . --repository backend --tag v1");

    assertThat(ended.error())
        .containsExactly(
            "slipway: no local cloud is running: start one with ./slipway rehearse --keep");
    assertThat(ended.status()).isEqualTo(1);
  }

  @Test
  void forgetsACloudWhoseProcessIsGone() throws Exception {
    cloudNote(Long.MAX_VALUE);

    assertThat(Called.with("push . --repository backend --tag v1").error())
        .singleElement()
        .asString()
        .contains("no local cloud is running");
  }

  @Test
  void listsTheRepositoriesWhenAnUnknownOneIsNamed() throws Exception {
    cloudNote(ProcessHandle.current().pid());

    Called ended = Called.with("push . --repository backand --tag v1");

    assertThat(ended.error())
        .singleElement()
        .asString()
        .contains("no repository \"backand\": there are slipway/backend, slipway/frontend");
    assertThat(ended.status()).isEqualTo(2);
  }

  @Test
  void failsToRehearseWhatWasNotSynthesized() {
    Called ended = Called.with("rehearse");

    assertThat(ended.error()).singleElement().asString().contains("cdk.out");
    assertThat(ended.status()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "--help,rehearse",
    "rehearse --help,--without",
    "push --help,--repository",
    "status --help,--endpoint-url",
    "deploy --help,Exit status",
    "plan --help,no gate refuses",
    "approve --help,--deployment",
    "report --help,changes failed: rolled back"
  })
  void helpsEverywhere(String call, String topic) {
    Called ended = Called.with(call);

    assertThat(ended.output()).contains(topic);
    assertThat(ended.error()).isEmpty();
    assertThat(ended.status()).isZero();
  }

  private void cloudNote(long pid) throws Exception {
    Path state = Files.createDirectories(checkout.resolve(".slipway"));
    Files.writeString(
        state.resolve("cloud.json"),
        """
        {"pid": %d, "endpoint": "http://127.0.0.1:1", "registry": "http://127.0.0.1:2",
         "site": "http://127.0.0.1:3", "repositories": ["slipway/backend", "slipway/frontend"],
         "stateMachine": "arn:aws:states:us-east-1:111122223333:stateMachine:deployments"}
        """
            .formatted(pid));
  }
}
