package dev.slipway.aws;

import static dev.slipway.aws.Attributes.text;
import static dev.slipway.aws.Attributes.time;

import dev.slipway.core.Asking;
import dev.slipway.core.Claim;
import dev.slipway.core.ClaimDecision;
import dev.slipway.core.ClaimDecision.Granted;
import dev.slipway.core.Deployment;
import dev.slipway.core.Holding;
import dev.slipway.core.Parked;
import dev.slipway.core.Reply;
import dev.slipway.core.Standing;
import dev.slipway.core.Watch;
import dev.slipway.core.evidence.Progress;
import dev.slipway.port.ClaimLost;
import dev.slipway.port.RetryableFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The claims in the ledger's table. */
final class LedgerClaims {
  private static final int TRIES = 5;

  private final LedgerTable table;
  private final LedgerWrites writes;
  private final LedgerItems items;

  LedgerClaims(LedgerTable table, LedgerWrites writes, LedgerItems items) {
    this.table = table;
    this.writes = writes;
    this.items = items;
  }

  // Nothing is expected to stand in the way but the claim: a hold or a quarantine that does shows
  // in the transaction's refusal, and is decided on in the next round.
  ClaimDecision claim(Deployment wish, Instant now) {
    Standing standing = standing(wish.service());
    for (int tries = 0; tries < TRIES; tries++) {
      ClaimDecision decision = ClaimDecision.on(standing, wish, now);
      if (!(decision instanceof Granted granted)) {
        return decision;
      }
      Refusals refusals = table.write(taking(granted.claim(), standing));
      if (refusals.isEmpty()) {
        return granted;
      }
      standing = refusals.of(0) ? standing(wish.service()) : standing(standing, refusals);
    }
    throw new RetryableFault("the claim on " + wish.service() + " kept changing hands");
  }

  private Standing standing(String service) {
    return new Standing(on(service), Optional.empty(), Optional.empty());
  }

  private static Standing standing(Standing before, Refusals refusals) {
    var quarantine = refusals.found(QuarantineItem::isOne).map(QuarantineItem::read);
    var hold = refusals.found(item -> !QuarantineItem.isOne(item)).map(LedgerItems::hold);
    return new Standing(before.claim(), hold.or(before::hold), quarantine.or(before::quarantine));
  }

  /** What the decision did not know of must not be there. */
  private List<TransactWriteItem> taking(Claim claim, Standing standing) {
    String service = claim.holding().service();
    String digest = claim.deployment().image().content().digest();
    List<TransactWriteItem> all = new ArrayList<>();
    all.add(writes.take(items.claim(claim), standing.claim()));
    if (standing.hold().isEmpty()) {
      all.add(writes.nothingAt(service, LedgerItems.HOLD));
    }
    if (standing.quarantine().isEmpty()) {
      all.add(writes.nothingAt(service, QuarantineItem.named(digest)));
    }
    return all;
  }

  Optional<Claim> on(String service) {
    return table.item(service, LedgerItems.CLAIM).map(items::claim);
  }

  void renew(Holding holding, Instant now) {
    extend(holding, "SET leaseUntil = :lease", Map.of(":lease", lease(now)));
  }

  void park(Holding holding, Parked parked, Instant now) {
    String wait =
        switch (parked.awaited()) {
          case Watch watch -> "parkedWatch = :wait REMOVE parkedQuestion";
          case Asking asking -> "parkedQuestion = :wait REMOVE parkedWatch";
        };
    extend(
        holding,
        "SET leaseUntil = :lease, parkedToken = :token, " + wait,
        Map.of(
            ":lease", lease(now),
            ":token", text(parked.token()),
            ":wait", text(items.written(parked.awaited()))));
  }

  boolean advance(Holding holding, Progress progress) {
    var refused = table.update(writes.advance(holding, progress));
    refused.ifPresent(each -> throwUnlessHeld(holding, each));
    return refused.isEmpty();
  }

  Claim reply(Holding holding, Reply reply) {
    return table
        .updated(writes.reply(holding, reply))
        .map(items::claim)
        .orElseThrow(() -> lost(holding));
  }

  private static AttributeValue lease(Instant now) {
    return time(now.plus(ClaimDecision.LEASE));
  }

  private void extend(Holding holding, String change, Map<String, AttributeValue> values) {
    table
        .update(writes.extend(holding, change, values))
        .ifPresent(refused -> throwUnlessHeld(holding, refused));
  }

  private void throwUnlessHeld(Holding holding, ConditionalCheckFailedException refused) {
    if (!refused.hasItem() || !items.claim(refused.item()).isHeldBy(holding)) {
      throw lost(holding);
    }
  }

  /** Throws unless the claim is the holding's. */
  void check(Holding holding) {
    if (on(holding.service()).filter(claim -> claim.isHeldBy(holding)).isEmpty()) {
      throw lost(holding);
    }
  }

  static ClaimLost lost(Holding holding) {
    return new ClaimLost(holding.deployment() + " no longer holds " + holding.service());
  }
}
