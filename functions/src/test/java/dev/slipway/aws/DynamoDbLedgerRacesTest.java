package dev.slipway.aws;

import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.deployment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Samples;
import dev.slipway.core.Attempt;
import dev.slipway.core.ClaimDecision.Granted;
import dev.slipway.core.ClaimDecision.Superseded;
import dev.slipway.core.Deployment;
import dev.slipway.core.Ending;
import dev.slipway.core.Holding;
import dev.slipway.core.Parked;
import dev.slipway.core.Phase;
import dev.slipway.core.Proven;
import dev.slipway.port.ClaimLost;
import dev.slipway.port.Ledger;
import dev.slipway.port.Ledger.Consequence;
import dev.slipway.port.RetryableFault;
import dev.slipway.wire.Codec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** What the ledger makes of writes that come between its own calls. */
class DynamoDbLedgerRacesTest {
  private static final Deployment NEWER = deployment(NOON.plusSeconds(60), "newer");
  private static final Deployment NEWEST = deployment(NOON.plusSeconds(90), "newest");
  private static final Parked WAIT = new Parked("token", Samples.watch(Phase.ROLLOUT));
  private static final AtomicInteger TABLES = new AtomicInteger();
  private static LocalDynamoDb dynamoDb;

  private final String table = "races-" + TABLES.incrementAndGet();
  private Ledger others;
  private Holding holding;

  @BeforeAll
  static void start() throws Exception {
    dynamoDb = LocalDynamoDb.start();
  }

  @AfterAll
  static void stop() throws Exception {
    dynamoDb.close();
  }

  @BeforeEach
  void claimed() {
    dynamoDb.createTable(table);
    others = interrupted(new Interruption("none", () -> {}));
    holding = ((Granted) others.claim(deployment(), NOON)).claim().holding();
  }

  @Test
  void displacesAWaitParkedJustBeforeTheTakeOver() {
    Ledger ledger = before("putItem", () -> others.park(holding, WAIT, NOON));
    Granted granted = (Granted) ledger.claim(NEWER, NOON);
    assertThat(granted.displaced()).contains(WAIT);
  }

  @Test
  void givesWayToANewerOrderThatClaimsJustBefore() {
    Ledger ledger = before("putItem", () -> others.claim(NEWEST, NOON));
    assertThat(ledger.claim(NEWER, NOON)).isEqualTo(new Superseded(NEWEST.id()));
  }

  @Test
  void takesOverFromAnOlderOrderThatClaimsJustBefore() {
    Ledger ledger = before("putItem", () -> others.claim(NEWER, NOON));
    Granted granted = (Granted) ledger.claim(NEWEST, NOON);
    assertThat(granted.claim().holding().fence()).isEqualTo(3);
  }

  @Test
  void settlesLikeOnceWhenAnotherRunSettlesJustBefore() {
    Ledger ledger =
        before(
            "transactWriteItems", () -> others.settle(holding, attempt(NOON), Consequence.none()));
    ledger.settle(holding, attempt(NOON), Consequence.none());
    assertThat(ledger.claimOn("backend").orElseThrow().held()).isFalse();
  }

  @Test
  void settlesNothingWhenANewerClaimsJustBefore() {
    Ledger ledger = before("transactWriteItems", () -> others.claim(NEWER, NOON));
    assertThatThrownBy(
            () -> ledger.settle(holding, attempt(NOON), Consequence.proven(Samples.proven())))
        .isInstanceOf(ClaimLost.class);
    assertThat(ledger.proven("backend")).isEmpty();
    assertThat(ledger.isRecorded(attempt(NOON))).isFalse();
  }

  @Test
  void keepsTheBaselineThatAnotherRunAdoptsJustBefore() {
    Ledger ledger = before("transactWriteItems", () -> others.adopt(holding, Samples.proven()));
    ledger.adopt(
        holding,
        new Proven("other", Samples.proven().content(), Optional.empty(), NOON, Proven.ADOPTED));
    assertThat(ledger.proven("backend")).contains(Samples.proven());
  }

  @Test
  void asksForAnotherTryWhenATransactionHoldsTheClaim() {
    Ledger renewing = before("updateItem", DynamoDbLedgerRacesTest::conflict);
    assertThatThrownBy(() -> renewing.renew(holding, NOON)).isInstanceOf(RetryableFault.class);
    Ledger claiming = before("putItem", DynamoDbLedgerRacesTest::conflict);
    assertThatThrownBy(() -> claiming.claim(NEWER, NOON)).isInstanceOf(RetryableFault.class);
  }

  @Test
  void asksForAnotherTryWhenTransactionsConflict() {
    Ledger ledger = before("transactWriteItems", DynamoDbLedgerRacesTest::canceledByConflict);
    assertThatThrownBy(() -> ledger.settle(holding, attempt(NOON), Consequence.none()))
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

  private Ledger before(String operation, Runnable what) {
    return interrupted(new Interruption(operation, what));
  }

  private Ledger interrupted(Interruption interruption) {
    return new DynamoDbLedger(
        interruption.of(dynamoDb.client()),
        table,
        new LedgerItems(Codec.watches(), Codec.deployments()));
  }

  // As DynamoDB answers; the local one finishes a transaction before it takes the next request.
  private static void conflict() {
    throw TransactionConflictException.builder()
        .statusCode(400)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode("TransactionConflictException")
                .errorMessage("Transaction is ongoing for the item")
                .build())
        .build();
  }

  private static void canceledByConflict() {
    throw TransactionCanceledException.builder()
        .statusCode(400)
        .cancellationReasons(
            none -> none.code("None"), conflict -> conflict.code("TransactionConflict"))
        .build();
  }

  private static Attempt attempt(Instant settledAt) {
    return new Attempt(
        deployment(),
        Ending.succeeded("done"),
        settledAt,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
