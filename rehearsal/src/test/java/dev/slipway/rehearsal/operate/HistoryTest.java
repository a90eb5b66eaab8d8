package dev.slipway.rehearsal.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.rehearsal.operate.Operator.Form;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class HistoryTest {

  private final OperatedAccount account = new OperatedAccount();

  @Test
  void tellsWhatBecameOfPastDeployments() {
    Golden.check(
        "history.txt",
        operator().history("backend", 20, false, Form.TEXT)
            + operator().history("frontend", 20, false, Form.TEXT));
  }

  @Test
  void writesPastDeploymentsForScripts() {
    Golden.check("history.json", operator().history("backend", 20, false, Form.JSON));
  }

  @Test
  void tellsEverythingOfEachDeployment() {
    Golden.check(
        "history-long.txt",
        operator().history("backend", 20, true, Form.TEXT)
            + operator().history("frontend", 20, true, Form.TEXT));
  }

  @Test
  void tellsEverythingOfOneDeployment() {
    assertThat(operator().history("frontend", "frontend-0000000000f1", Form.TEXT))
        .startsWith("frontend-0000000000f1  SUCCEEDED\n")
        .doesNotContain("v2");
  }

  @Test
  void saysWhereTheDeploymentsAreWhenAnUnknownOneIsNamed() {
    assertThatExceptionOfType(CallRefused.class)
        .isThrownBy(() -> operator().history("backend", "backend-x", Form.TEXT))
        .withMessage(
            "no deployment \"backend-x\" of backend has ended: ./slipway history backend lists"
                + " those that have");
  }

  @Test
  void readsOnlyWhatEndedSince() {
    assertThat(since("2026-11-23T10:05:00Z", Optional.of("frontend")))
        .containsExactly(Map.entry("frontend", List.of("v2")));
    assertThat(since("2026-11-23T10:05:01Z", Optional.empty()))
        .containsExactly(Map.entry("backend", List.of("v4")), Map.entry("frontend", List.of()));
  }

  @Test
  void doesNotMistakeALabelThatIsNoTimeForOne() {
    account.ledger.put(
        "backend",
        "attempt#2026-11-23T11:36:20.000Z#backend-0000000000b4#push-b4",
        with("builtAt", "yesterday"));

    assertThat(operator().history("backend", 20, true, Form.TEXT)).doesNotContain("built");
  }

  @Test
  void tellsOnlyOfAsManyDeploymentsAsAreWanted() {
    assertThat(operator().history("frontend", 1, false, Form.TEXT))
        .contains("v2")
        .doesNotContain("v1");
  }

  @Test
  void saysThatNothingWasDeployedYet() {
    account.put("/slipway/services/new", "{\"schema\":1}");

    assertThat(operator().history("new", 20, false, Form.TEXT))
        .isEqualTo("No deployment of new has ended yet.\n");
  }

  private Map<String, AttributeValue> with(String attribute, String value) {
    Map<String, AttributeValue> item =
        new HashMap<>(
            account.ledger.get(
                "backend", "attempt#2026-11-23T11:36:20.000Z#backend-0000000000b4#push-b4"));
    item.put(attribute, FakeLedgerTable.text(value));
    return item;
  }

  /** The tags of the images that were deployed, by service. */
  private Map<String, List<String>> since(String time, Optional<String> service) {
    Map<String, List<String>> tags = new LinkedHashMap<>();
    operator()
        .attemptsSince(Instant.parse(time), service)
        .forEach(
            (name, attempts) ->
                tags.put(name, attempts.stream().map(each -> each.request().tag().get()).toList()));
    return tags;
  }

  private Operator operator() {
    return new Operator(account.clients());
  }
}
