package dev.slipway.aws;

import static dev.slipway.aws.LedgerItems.key;
import static dev.slipway.aws.LedgerItems.text;
import static dev.slipway.aws.LedgerItems.time;

import dev.slipway.core.Attempt;
import dev.slipway.core.Claim;
import dev.slipway.core.ClaimDecision;
import dev.slipway.core.ClaimDecision.Granted;
import dev.slipway.core.Deployment;
import dev.slipway.core.Hold;
import dev.slipway.core.Holding;
import dev.slipway.core.Parked;
import dev.slipway.core.Proven;
import dev.slipway.core.Quarantine;
import dev.slipway.core.Standing;
import dev.slipway.port.ClaimLost;
import dev.slipway.port.Ledger;
import dev.slipway.port.RetryableFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The ledger in one DynamoDB table; every write carries the condition that makes it safe. */
public final class DynamoDbLedger implements Ledger {
  private static final int CLAIM_TRIES = 5;
  private static final String REFUSED = "ConditionalCheckFailed";

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
      Optional<Claim> seen = claimOn(wish.service());
      ClaimDecision decision =
          ClaimDecision.on(new Standing(seen, Optional.empty(), Optional.empty()), wish, now);
      if (!(decision instanceof Granted granted)) {
        return decision;
      }
      Optional<Granted> taken = taken(granted.claim(), seen);
      if (taken.isPresent()) {
        return taken.get();
      }
    }
    throw new RetryableFault("the claim on " + wish.service() + " kept changing hands");
  }

  // The displaced wait is that of the item overwritten: it may be younger than the claim seen, and
  // an execution that is not told of its loss waits for its time limit.
  private Optional<Granted> taken(Claim claim, Optional<Claim> seen) {
    return conditionally(
            "dynamodb:PutItem", () -> dynamoDb.putItem(writes.take(items.claim(claim), seen)))
        .map(answer -> new Granted(claim, waiting(answer.attributes())));
  }

  private Optional<Parked> waiting(Map<String, AttributeValue> overwritten) {
    return overwritten.isEmpty() ? Optional.empty() : items.claim(overwritten).waiting();
  }

  // A condition that does not hold is an answer, so it is caught before errors are translated.
  private <T> Optional<T> conditionally(String action, Supplier<T> write) {
    return call(action)
        .make(
            () -> {
              try {
                return Optional.of(write.get());
              } catch (ConditionalCheckFailedException refused) {
                return Optional.empty();
              }
            });
  }

  @Override
  public Optional<Claim> claimOn(String service) {
    return item(service, LedgerItems.CLAIM).map(items::claim);
  }

  @Override
  public void renew(Holding holding, Instant now) {
    extend(holding, "SET leaseUntil = :lease", Map.of(":lease", lease(now)));
  }

  @Override
  public void park(Holding holding, Parked parked, Instant now) {
    extend(
        holding,
        "SET leaseUntil = :lease, parkedToken = :token, parkedWatch = :watch",
        Map.of(
            ":lease", lease(now),
            ":token", text(parked.token()),
            ":watch", text(items.watch(parked.watch()))));
  }

  private static AttributeValue lease(Instant now) {
    return time(now.plus(ClaimDecision.LEASE));
  }

  private void extend(Holding holding, String change, Map<String, AttributeValue> values) {
    call("dynamodb:UpdateItem")
        .make(
            () -> {
              try {
                return Optional.of(dynamoDb.updateItem(writes.extend(holding, change, values)));
              } catch (ConditionalCheckFailedException refused) {
                throwUnlessHeld(holding, refused);
                return Optional.empty();
              }
            });
  }

  private void throwUnlessHeld(Holding holding, ConditionalCheckFailedException refused) {
    if (!refused.hasItem() || !items.claim(refused.item()).isHeldBy(holding)) {
      throw lost(holding);
    }
  }

  @Override
  public List<Proven> proven(String service) {
    return item(service, LedgerItems.PROVEN).map(items::proven).stream().toList();
  }

  @Override
  public void condemn(Holding holding, Quarantine quarantine) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Quarantine> quarantine(String service, String digest) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Hold> hold(String service) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void hold(String service, Hold hold) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void release(String service) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean hasAttempt(String service, String deployment) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Instant watchedSince(String service, Instant now) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void adopt(Holding holding, Proven baseline) {
    transact(
        holding,
        List.of(
            writes.stillMine(holding), writes.putOnce(items.proven(holding.service(), baseline))));
  }

  @Override
  public void settle(Holding holding, Attempt attempt, Consequence consequence) {
    List<TransactWriteItem> all = new ArrayList<>();
    all.add(writes.release(holding));
    all.add(writes.putOnce(items.attempt(attempt)));
    consequence
        .proven()
        .map(each -> writes.put(items.proven(holding.service(), each)))
        .ifPresent(all::add);
    try {
      transact(holding, all);
    } catch (ClaimLost lost) {
      // The claim is released also when an earlier run of this very settling got through.
      if (!isRecorded(attempt)) {
        throw lost;
      }
    }
  }

  @Override
  public void record(Attempt attempt) {
    conditionally(
        "dynamodb:PutItem", () -> dynamoDb.putItem(writes.record(items.attempt(attempt))));
  }

  @Override
  public boolean isRecorded(Attempt attempt) {
    return item(attempt.deployment().service(), LedgerItems.attemptKey(attempt))
        .filter(items.attempt(attempt)::equals)
        .isPresent();
  }

  /** Writes all or nothing; the first of the writes is the one that the claim is checked by. */
  private void transact(Holding holding, List<TransactWriteItem> all) {
    call("dynamodb:TransactWriteItems")
        .make(
            () -> {
              try {
                return Optional.of(dynamoDb.transactWriteItems(r -> r.transactItems(all)));
              } catch (TransactionCanceledException canceled) {
                throwUnlessThereAlready(holding, canceled);
                return Optional.empty();
              }
            });
  }

  private static void throwUnlessThereAlready(
      Holding holding, TransactionCanceledException canceled) {
    List<String> codes = canceled.cancellationReasons().stream().map(each -> each.code()).toList();
    if (!codes.contains(REFUSED)) {
      throw new RetryableFault(
          "the ledger's transaction was canceled: " + canceled.getMessage(), canceled);
    }
    if (codes.getFirst().equals(REFUSED)) {
      throw lost(holding);
    }
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
