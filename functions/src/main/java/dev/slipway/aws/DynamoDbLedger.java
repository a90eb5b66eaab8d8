package dev.slipway.aws;

import dev.slipway.core.Attempt;
import dev.slipway.core.Claim;
import dev.slipway.core.ClaimDecision;
import dev.slipway.core.Deployment;
import dev.slipway.core.Generations;
import dev.slipway.core.Hold;
import dev.slipway.core.Holding;
import dev.slipway.core.Parked;
import dev.slipway.core.Proven;
import dev.slipway.core.Quarantine;
import dev.slipway.core.Reply;
import dev.slipway.core.evidence.Progress;
import dev.slipway.port.Ledger;
import dev.slipway.port.RetryableFault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The ledger in one DynamoDB table; every write carries the condition that makes it safe. */
public final class DynamoDbLedger implements Ledger {
  private static final int TRIES = 5;

  private final LedgerTable table;
  private final LedgerWrites writes;
  private final LedgerClaims claims;

  public DynamoDbLedger(DynamoDbClient dynamoDb, String table, LedgerItems items) {
    this.table = new LedgerTable(dynamoDb, table);
    this.writes = new LedgerWrites(table);
    this.claims = new LedgerClaims(this.table, writes, items);
  }

  @Override
  public ClaimDecision claim(Deployment wish, Instant now) {
    return claims.claim(wish, now);
  }

  @Override
  public Optional<Claim> claimOn(String service) {
    return claims.on(service);
  }

  @Override
  public void renew(Holding holding, Instant now) {
    claims.renew(holding, now);
  }

  @Override
  public void park(Holding holding, Parked parked, Instant now) {
    claims.park(holding, parked, now);
  }

  @Override
  public boolean advance(Holding holding, Progress progress) {
    return claims.advance(holding, progress);
  }

  @Override
  public Claim reply(Holding holding, Reply reply) {
    return claims.reply(holding, reply);
  }

  @Override
  public List<Proven> proven(String service) {
    return generations(provenItem(service)).newestFirst();
  }

  private Optional<Map<String, AttributeValue>> provenItem(String service) {
    return table.item(service, GenerationsItem.PROVEN);
  }

  private static Generations generations(Optional<Map<String, AttributeValue>> item) {
    return item.map(GenerationsItem::read).orElse(Generations.NONE);
  }

  @Override
  public void adopt(Holding holding, Proven baseline) {
    writeUnderClaim(
        holding,
        () -> {
          var seen = provenItem(holding.service());
          Generations after = generations(seen).adopting(baseline);
          return generations(seen).equals(after)
              ? List.of()
              : List.of(replacing(holding, seen, after));
        });
  }

  @Override
  public void condemn(Holding holding, Quarantine quarantine) {
    writeUnderClaim(holding, () -> condemning(holding, quarantine));
  }

  private List<TransactWriteItem> condemning(Holding holding, Quarantine quarantine) {
    String service = holding.service();
    String digest = quarantine.image().content().digest();
    var seen = provenItem(service);
    Generations after = generations(seen).without(digest);
    if (isCondemned(service, quarantine)) {
      return generations(seen).equals(after) ? List.of() : List.of(replacing(holding, seen, after));
    }
    return List.of(replacing(holding, seen, after), writes.quarantine(service, quarantine));
  }

  private boolean isCondemned(String service, Quarantine quarantine) {
    return quarantine(service, quarantine.image().content().digest())
        .filter(each -> each.deployment().equals(quarantine.deployment()))
        .isPresent();
  }

  /** Replaces the revisions, and sees to it that they are as seen also when nothing changes. */
  private TransactWriteItem replacing(
      Holding holding, Optional<Map<String, AttributeValue>> seen, Generations after) {
    return writes.replace(GenerationsItem.of(holding.service(), after), seen);
  }

  private void writeUnderClaim(Holding holding, Supplier<List<TransactWriteItem>> changes) {
    for (int tries = 0; tries < TRIES; tries++) {
      Refusals refusals = writtenUnderClaim(holding, changes.get());
      if (refusals.isEmpty()) {
        return;
      }
      if (refusals.of(0)) {
        throw LedgerClaims.lost(holding);
      }
    }
    throw contended(holding);
  }

  private Refusals writtenUnderClaim(Holding holding, List<TransactWriteItem> changes) {
    if (changes.isEmpty()) {
      claims.check(holding);
      return Refusals.NONE;
    }
    List<TransactWriteItem> all = new ArrayList<>();
    all.add(writes.stillMine(holding));
    all.addAll(changes);
    return table.write(all);
  }

  @Override
  public void settle(Holding holding, Attempt attempt, Consequence consequence) {
    for (int tries = 0; tries < TRIES; tries++) {
      Refusals refusals = table.write(settling(holding, attempt, consequence));
      if (refusals.isEmpty()) {
        return;
      }
      if (refusals.of(0) || refusals.of(1)) {
        // The claim is released also when an earlier run of this very settling got through.
        throwUnlessRecorded(holding, attempt);
        return;
      }
    }
    throw contended(holding);
  }

  private List<TransactWriteItem> settling(
      Holding holding, Attempt attempt, Consequence consequence) {
    String service = holding.service();
    List<TransactWriteItem> all = new ArrayList<>();
    all.add(writes.release(holding));
    all.add(writes.putOnce(AttemptItem.of(attempt)));
    consequence
        .proven()
        .ifPresent(
            good -> {
              var seen = provenItem(service);
              all.add(replacing(holding, seen, generations(seen).with(good)));
              all.add(writes.delete(service, QuarantineItem.named(good.content().digest())));
            });
    consequence.hold().map(hold -> writes.holdUnlessHeld(service, hold)).ifPresent(all::add);
    return all;
  }

  private void throwUnlessRecorded(Holding holding, Attempt attempt) {
    if (!isRecorded(attempt)) {
      throw LedgerClaims.lost(holding);
    }
  }

  @Override
  public Optional<Quarantine> quarantine(String service, String digest) {
    return table.item(service, QuarantineItem.named(digest)).map(QuarantineItem::read);
  }

  @Override
  public Optional<Hold> hold(String service) {
    return table.item(service, LedgerItems.HOLD).map(LedgerItems::hold);
  }

  @Override
  public void hold(String service, Hold hold) {
    table.put(writes.putIfAbsent(LedgerItems.hold(service, hold)));
  }

  @Override
  public void release(String service) {
    table.delete(service, LedgerItems.HOLD);
  }

  @Override
  public void record(Attempt attempt) {
    table.put(writes.putIfAbsent(AttemptItem.of(attempt)));
  }

  @Override
  public boolean isRecorded(Attempt attempt) {
    return table
        .item(attempt.deployment().service(), AttemptItem.named(attempt))
        .filter(AttemptItem.of(attempt)::equals)
        .isPresent();
  }

  @Override
  public boolean hasAttempt(String service, String deployment) {
    return table.count(writes.attemptsOf(service, deployment)) > 0;
  }

  @Override
  public List<Duration> rollouts(String service) {
    return table.items(writes.provenAttempts(service)).stream()
        .flatMap(item -> AttemptItem.rollout(item).stream())
        .toList();
  }

  @Override
  public Instant watchedSince(String service, Instant now) {
    return watched(service)
        .orElseGet(
            () -> {
              table.put(writes.putIfAbsent(LedgerItems.watch(service, now)));
              return watched(service).orElseThrow();
            });
  }

  private Optional<Instant> watched(String service) {
    return table.item(service, LedgerItems.WATCH).map(LedgerItems::watchedSince);
  }

  private static RetryableFault contended(Holding holding) {
    return new RetryableFault("the proven revisions of " + holding.service() + " kept changing");
  }
}
