package dev.slipway.aws;

import static dev.slipway.aws.LedgerItems.key;
import static dev.slipway.aws.LedgerItems.number;
import static dev.slipway.aws.LedgerItems.text;

import dev.slipway.core.Attempt;
import dev.slipway.core.Claim;
import dev.slipway.core.ClaimDecision;
import dev.slipway.core.ClaimDecision.Granted;
import dev.slipway.core.Deployment;
import dev.slipway.core.Holding;
import dev.slipway.core.Parked;
import dev.slipway.core.Proven;
import dev.slipway.port.ClaimLost;
import dev.slipway.port.Ledger;
import dev.slipway.port.RetryableFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The ledger in one DynamoDB table; every write carries the condition that makes it safe. */
public final class DynamoDbLedger implements Ledger {
  private static final int CLAIM_TRIES = 5;

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final LedgerItems items;
  private final LedgerWrites writes;

  public DynamoDbLedger(DynamoDbClient dynamoDb, String table, LedgerItems items) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.items = items;
    this.writes = new LedgerWrites(table);
  }

  @Override
  public ClaimDecision claim(Deployment wish, Instant now) {
    for (int tries = 0; tries < CLAIM_TRIES; tries++) {
      Optional<Claim> present = claimOn(wish.service());
      ClaimDecision decision = ClaimDecision.on(present, wish, now);
      if (!(decision instanceof Granted granted) || taken(granted.claim(), present)) {
        return decision;
      }
    }
    throw new RetryableFault("the claim on " + wish.service() + " kept changing hands");
  }

  private boolean taken(Claim claim, Optional<Claim> present) {
    PutItemRequest.Builder put = PutItemRequest.builder().tableName(table).item(items.claim(claim));
    present
        .map(seen -> number(seen.holding().fence()))
        .ifPresentOrElse(
            fence ->
                put.conditionExpression("fence = :seen")
                    .expressionAttributeValues(Map.of(":seen", fence)),
            () -> put.conditionExpression(LedgerWrites.ABSENT));
    return put(put.build());
  }

  private boolean put(PutItemRequest put) {
    return conditionally(call("dynamodb:PutItem"), () -> dynamoDb.putItem(put));
  }

  // A condition that does not hold is an answer, so it is caught before errors are translated.
  private static boolean conditionally(Call call, Runnable write) {
    return call.make(
        () -> {
          try {
            write.run();
            return true;
          } catch (ConditionalCheckFailedException e) {
            return false;
          }
        });
  }

  @Override
  public Optional<Claim> claimOn(String service) {
    return item(service, LedgerItems.CLAIM).map(items::claim);
  }

  @Override
  public void renew(Holding holding, Instant now) {
    update(holding, "SET leaseUntil = :lease", Map.of(":lease", lease(now)));
  }

  @Override
  public void park(Holding holding, Parked parked, Instant now) {
    update(
        holding,
        "SET leaseUntil = :lease, parkedToken = :token, parkedWatch = :watch",
        Map.of(
            ":lease", lease(now),
            ":token", text(parked.token()),
            ":watch", text(items.watch(parked.watch()))));
  }

  private static AttributeValue lease(Instant now) {
    return text(now.plus(ClaimDecision.LEASE).toString());
  }

  private void update(Holding holding, String change, Map<String, AttributeValue> values) {
    boolean mine =
        conditionally(
            call("dynamodb:UpdateItem"),
            () -> dynamoDb.updateItem(writes.claim(holding, change, values)));
    if (!mine) {
      throw lost(holding);
    }
  }

  @Override
  public Optional<Proven> proven(String service) {
    return item(service, LedgerItems.PROVEN).map(items::proven);
  }

  @Override
  public void adopt(Holding holding, Proven baseline) {
    if (proven(holding.service()).isEmpty()) {
      transact(
          holding,
          List.of(
              writes.stillMine(holding),
              writes.putOnce(items.proven(holding.service(), baseline))));
    }
  }

  @Override
  public void settle(Holding holding, Attempt attempt, Optional<Proven> proven) {
    if (item(holding.service(), LedgerItems.attemptKey(attempt)).isPresent()) {
      return;
    }
    List<TransactWriteItem> all = new ArrayList<>();
    all.add(writes.release(holding));
    all.add(writes.putOnce(items.attempt(attempt)));
    proven.map(each -> writes.put(items.proven(holding.service(), each))).ifPresent(all::add);
    transact(holding, all);
  }

  @Override
  public void record(Attempt attempt) {
    put(
        PutItemRequest.builder()
            .tableName(table)
            .item(items.attempt(attempt))
            .conditionExpression(LedgerWrites.ABSENT)
            .build());
  }

  private void transact(Holding holding, List<TransactWriteItem> all) {
    call("dynamodb:TransactWriteItems")
        .make(
            () -> {
              try {
                return dynamoDb.transactWriteItems(r -> r.transactItems(all));
              } catch (TransactionCanceledException e) {
                throw canceled(holding, e);
              }
            });
  }

  private static RuntimeException canceled(Holding holding, TransactionCanceledException e) {
    boolean overtaken =
        e.cancellationReasons().stream()
            .anyMatch(reason -> "ConditionalCheckFailed".equals(reason.code()));
    return overtaken
        ? lost(holding)
        : new RetryableFault("the ledger's transaction was canceled: " + e.getMessage(), e);
  }

  private static ClaimLost lost(Holding holding) {
    return new ClaimLost(holding.deployment() + " no longer holds " + holding.service());
  }

  private Optional<Map<String, AttributeValue>> item(String service, String item) {
    var found =
        call("dynamodb:GetItem")
            .make(
                () ->
                    dynamoDb.getItem(
                        r -> r.tableName(table).key(key(service, item)).consistentRead(true)));
    return found.hasItem() && !found.item().isEmpty()
        ? Optional.of(found.item())
        : Optional.empty();
  }

  private Call call(String action) {
    return Call.of(action, table);
  }
}
