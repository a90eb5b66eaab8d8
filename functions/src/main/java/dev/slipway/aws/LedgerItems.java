package dev.slipway.aws;

import static dev.slipway.aws.Attributes.SERVICE;
import static dev.slipway.aws.Attributes.at;
import static dev.slipway.aws.Attributes.flag;
import static dev.slipway.aws.Attributes.instant;
import static dev.slipway.aws.Attributes.item;
import static dev.slipway.aws.Attributes.number;
import static dev.slipway.aws.Attributes.numberAt;
import static dev.slipway.aws.Attributes.optionalTextAt;
import static dev.slipway.aws.Attributes.text;
import static dev.slipway.aws.Attributes.textAt;
import static dev.slipway.aws.Attributes.time;
import static dev.slipway.aws.Attributes.timeAt;
import static dev.slipway.aws.ProgressItem.PROGRESS;

import dev.slipway.core.Asker;
import dev.slipway.core.Asking;
import dev.slipway.core.Claim;
import dev.slipway.core.Deployment;
import dev.slipway.core.Hold;
import dev.slipway.core.Holding;
import dev.slipway.core.Order;
import dev.slipway.core.Parked;
import dev.slipway.core.Reply;
import dev.slipway.core.Wait;
import dev.slipway.core.Watch;
import dev.slipway.port.Text;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The ledger's items as DynamoDB holds them; {@code docs/ledger.md} describes them for readers. */
public final class LedgerItems {
  static final String CLAIM = "claim";
  static final String HOLD = "hold";
  static final String WATCH = "watch";

  /** The attribute of a claim. */
  static final String REPLY = "reply";

  private final Text<Watch> watches;
  private final Text<Asking> questions;
  private final Text<Deployment> deployments;

  public LedgerItems(Text<Watch> watches, Text<Asking> questions, Text<Deployment> deployments) {
    this.watches = watches;
    this.questions = questions;
    this.deployments = deployments;
  }

  String written(Wait wait) {
    return switch (wait) {
      case Watch watch -> watches.write(watch);
      case Asking asking -> questions.write(asking);
    };
  }

  /** The item of a claim without a wait. */
  Map<String, AttributeValue> claim(Claim claim) {
    Holding holding = claim.holding();
    Map<String, AttributeValue> item = item(holding.service(), CLAIM);
    item.put("deployment", text(holding.deployment()));
    item.put("owner", text(holding.owner()));
    item.put("fence", number(holding.fence()));
    item.put("order", order(claim.order()));
    item.put("request", text(deployments.write(claim.deployment())));
    item.put("takeovers", number(claim.takeovers()));
    item.put("held", flag(claim.held()));
    item.put("leaseUntil", time(claim.leaseUntil()));
    claim.reply().ifPresent(reply -> item.put(REPLY, reply(reply)));
    return item;
  }

  private static AttributeValue order(Order order) {
    return AttributeValue.fromM(
        Map.of("pushed", instant(order.pushed()), "requested", instant(order.requested())));
  }

  Claim claim(Map<String, AttributeValue> item) {
    Holding holding =
        new Holding(
            textAt(item, SERVICE),
            textAt(item, "deployment"),
            textAt(item, "owner"),
            numberAt(item, "fence"));
    return new Claim(
        holding,
        deployments.read(textAt(item, "request")),
        at(item, "held").bool(),
        timeAt(item, "leaseUntil"),
        optionalTextAt(item, "parkedToken").map(token -> new Parked(token, awaited(item))),
        Optional.ofNullable(item.get(REPLY)).map(AttributeValue::m).map(LedgerItems::reply),
        Math.toIntExact(numberAt(item, "takeovers")),
        Optional.ofNullable(item.get(PROGRESS)).map(AttributeValue::m).map(ProgressItem::read));
  }

  private Wait awaited(Map<String, AttributeValue> item) {
    Optional<String> question = optionalTextAt(item, "parkedQuestion");
    return question.isPresent()
        ? questions.read(question.orElseThrow())
        : watches.read(textAt(item, "parkedWatch"));
  }

  static AttributeValue reply(Reply reply) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put("word", text(reply.word().name()));
    values.put("at", instant(reply.at()));
    reply.by().flatMap(Asker::name).ifPresent(name -> values.put("by", text(name)));
    reply.by().flatMap(Asker::reason).ifPresent(reason -> values.put("reason", text(reason)));
    return AttributeValue.fromM(values);
  }

  private static Reply reply(Map<String, AttributeValue> values) {
    return new Reply(
        Reply.Word.valueOf(textAt(values, "word")),
        Asker.of(optionalTextAt(values, "by"), optionalTextAt(values, "reason")),
        timeAt(values, "at"));
  }

  static Map<String, AttributeValue> hold(String service, Hold hold) {
    Map<String, AttributeValue> item = item(service, HOLD);
    item.put("reason", text(hold.reason()));
    item.put("by", text(hold.by()));
    item.put("since", instant(hold.since()));
    return item;
  }

  static Hold hold(Map<String, AttributeValue> item) {
    return new Hold(textAt(item, "reason"), textAt(item, "by"), timeAt(item, "since"));
  }

  static Map<String, AttributeValue> watch(String service, Instant since) {
    Map<String, AttributeValue> item = item(service, WATCH);
    item.put("since", instant(since));
    return item;
  }

  static Instant watchedSince(Map<String, AttributeValue> item) {
    return timeAt(item, "since");
  }
}
