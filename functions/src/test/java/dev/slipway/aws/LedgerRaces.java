package dev.slipway.aws;

import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.deployment;

import dev.slipway.Samples;
import dev.slipway.core.Attempt;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.ClaimDecision.Granted;
import dev.slipway.core.Deployment;
import dev.slipway.core.Ending;
import dev.slipway.core.Hold;
import dev.slipway.core.Holding;
import dev.slipway.core.Proven;
import dev.slipway.core.Quarantine;
import dev.slipway.port.Ledger;
import dev.slipway.wire.Codec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** A claimed service in a table where others write between a ledger's own calls. */
abstract class LedgerRaces {
  static final Deployment NEWER = deployment(NOON.plusSeconds(60), "newer");
  static final Hold HOLD = new Hold("Freeze.", "arn:a-person", NOON);
  private static final AtomicInteger TABLES = new AtomicInteger();
  static LocalDynamoDb dynamoDb;

  final String table = "races-" + TABLES.incrementAndGet();
  Ledger others;
  Holding holding;

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

  Ledger before(String operation, Runnable what) {
    return interrupted(new Interruption(operation, what));
  }

  Ledger conflicting() {
    return before("transactWriteItems", LedgerRaces::canceledByConflict);
  }

  static Quarantine quarantine(Instant since) {
    Cause cause = new Cause(CauseCode.EXITS_AT_START, "It exits.", List.of(), "Look.");
    return new Quarantine(deployment().id(), deployment().image(), cause, since);
  }

  /** A revision of the image that the deployment brings. */
  static Proven bad() {
    return new Proven(
        Samples.NEW_REVISION, deployment().image().content(), Optional.empty(), NOON, "backend-2");
  }

  private Ledger interrupted(Interruption interruption) {
    return new DynamoDbLedger(
        interruption.of(dynamoDb.client()),
        table,
        new LedgerItems(Codec.watches(), Codec.questions(), Codec.deployments()));
  }

  // As DynamoDB answers; the local one finishes a transaction before it takes the next request.
  static void conflict() {
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

  static Attempt attempt(Instant settledAt) {
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
