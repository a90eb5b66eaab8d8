package dev.slipway.aws;

import static dev.slipway.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Samples;
import dev.slipway.core.Proven;
import dev.slipway.port.ClaimLost;
import dev.slipway.port.Ledger;
import dev.slipway.port.Ledger.Consequence;
import dev.slipway.port.RetryableFault;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the ledger makes of writes that come between its own calls. */
class DynamoDbLedgerRacesTest extends LedgerRaces {

  @Test
  void settlesLikeOnceWhenAnotherRunSettlesJustBefore() {
    Consequence proven = Consequence.proven(Samples.proven());
    Ledger ledger =
        before("transactWriteItems", () -> others.settle(holding, attempt(NOON), proven));
    ledger.settle(holding, attempt(NOON), proven);
    assertThat(ledger.claimOn("backend").orElseThrow().held()).isFalse();
    assertThat(ledger.proven("backend")).containsExactly(Samples.proven());
  }

  @Test
  void settlesNothingWhenANewerClaimsJustBefore() {
    Consequence all = new Consequence(Optional.of(Samples.proven()), Optional.of(HOLD));
    Ledger ledger = before("transactWriteItems", () -> others.claim(NEWER, NOON));
    assertThatThrownBy(() -> ledger.settle(holding, attempt(NOON), all))
        .isInstanceOf(ClaimLost.class);
    assertThat(ledger.proven("backend")).isEmpty();
    assertThat(ledger.hold("backend")).isEmpty();
    assertThat(ledger.isRecorded(attempt(NOON))).isFalse();
  }

  @Test
  void condemnsNothingWhenANewerClaimsJustBefore() {
    others.adopt(holding, bad());
    Ledger ledger = before("transactWriteItems", () -> others.claim(NEWER, NOON));
    assertThatThrownBy(() -> ledger.condemn(holding, quarantine(NOON)))
        .isInstanceOf(ClaimLost.class);
    assertThat(ledger.quarantine("backend", Samples.NEW)).isEmpty();
    assertThat(ledger.proven("backend")).containsExactly(bad());
  }

  @Test
  void keepsARevisionAdoptedJustBeforeBehindTheOneThatSurvived() {
    Ledger ledger = before("transactWriteItems", () -> others.adopt(holding, Samples.proven()));
    ledger.settle(holding, attempt(NOON), Consequence.proven(bad()));
    assertThat(ledger.proven("backend")).containsExactly(bad(), Samples.proven());
  }

  @Test
  void keepsTheBaselineThatAnotherRunAdoptsJustBefore() {
    Ledger ledger = before("transactWriteItems", () -> others.adopt(holding, Samples.proven()));
    ledger.adopt(
        holding,
        new Proven(
            Samples.OLD_REVISION,
            Samples.proven().content(),
            Optional.empty(),
            NOON,
            Proven.ADOPTED));
    assertThat(ledger.proven("backend")).containsExactly(Samples.proven());
  }

  @Test
  void condemnsARevisionAdoptedJustBefore() {
    others.adopt(holding, Samples.proven());
    Ledger ledger = before("transactWriteItems", () -> others.adopt(holding, bad()));
    ledger.condemn(holding, quarantine(NOON));
    assertThat(ledger.proven("backend")).containsExactly(Samples.proven());
  }

  @Test
  void keepsARevisionAdoptedJustBeforeTheCondemnationOfAnother() {
    others.adopt(holding, bad());
    Ledger ledger = before("transactWriteItems", () -> others.adopt(holding, Samples.proven()));
    ledger.condemn(holding, quarantine(NOON));
    assertThat(ledger.proven("backend")).containsExactly(Samples.proven());
  }

  @Test
  void condemnsLikeOnceWhenAnotherRunCondemnsJustBefore() {
    others.adopt(holding, Samples.proven());
    Ledger ledger = before("transactWriteItems", () -> others.condemn(holding, quarantine(NOON)));
    ledger.condemn(holding, quarantine(NOON.plusSeconds(1)));
    assertThat(ledger.quarantine("backend", Samples.NEW)).contains(quarantine(NOON));
  }

  @Test
  void watchesSinceTheFirstOfTwoThatAskAtOnce() {
    Ledger ledger = before("putItem", () -> others.watchedSince("backend", NOON));
    assertThat(ledger.watchedSince("backend", NOON.plusSeconds(1))).isEqualTo(NOON);
  }

  @Test
  void asksForAnotherTryWhenATransactionHoldsTheClaim() {
    Ledger renewing = before("updateItem", LedgerRaces::conflict);
    assertThatThrownBy(() -> renewing.renew(holding, NOON)).isInstanceOf(RetryableFault.class);
    Ledger holdingBack = before("putItem", LedgerRaces::conflict);
    assertThatThrownBy(() -> holdingBack.hold("backend", HOLD)).isInstanceOf(RetryableFault.class);
    Ledger releasing = before("deleteItem", LedgerRaces::conflict);
    assertThatThrownBy(() -> releasing.release("backend")).isInstanceOf(RetryableFault.class);
  }

  @Test
  void asksForAnotherTryWhenTransactionsConflict() {
    Ledger settling = conflicting();
    assertThatThrownBy(() -> settling.settle(holding, attempt(NOON), Consequence.none()))
        .isInstanceOf(RetryableFault.class);
    Ledger claiming = conflicting();
    assertThatThrownBy(() -> claiming.claim(NEWER, NOON)).isInstanceOf(RetryableFault.class);
    Ledger condemning = conflicting();
    assertThatThrownBy(() -> condemning.condemn(holding, quarantine(NOON)))
        .isInstanceOf(RetryableFault.class);
  }

  @Test
  void sortsTheHistoryByTime() {
    others.record(attempt(NOON.plusMillis(500)));
    others.record(attempt(NOON));
    assertThat(
            dynamoDb
                .client()
                .query(
                    q ->
                        q.tableName(table)
                            .keyConditionExpression(
                                "service = :service AND begins_with(#item, :attempt)")
                            .expressionAttributeNames(Map.of("#item", "item"))
                            .expressionAttributeValues(
                                Map.of(
                                    ":service", AttributeValue.fromS("backend"),
                                    ":attempt", AttributeValue.fromS("attempt#"))))
                .items())
        .extracting(item -> Instant.parse(item.get("settledAt").s()))
        .containsExactly(NOON, NOON.plusMillis(500));
  }
}
