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

import dev.slipway.core.Claim;
import dev.slipway.core.Deployment;
import dev.slipway.core.Hold;
import dev.slipway.core.Holding;
import dev.slipway.core.Order;
import dev.slipway.core.Parked;
import dev.slipway.core.Watch;
import dev.slipway.port.Text;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The ledger's items as DynamoDB holds them; {@code docs/ledger.md} describes them for readers. */
public final class LedgerItems {
  static final String CLAIM = "claim";
  static final String HOLD = "hold";
  static final String WATCH = "watch";

  private final Text<Watch> watches;
  private final Text<Deployment> deployments;

  public LedgerItems(Text<Watch> watches, Text<Deployment> deployments) {
    this.watches = watches;
    this.deployments = deployments;
  }

  String watch(Watch watch) {
    return watches.write(watch);
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
        optionalTextAt(item, "parkedToken")
            .map(token -> new Parked(token, watches.read(textAt(item, "parkedWatch")))),
        Math.toIntExact(numberAt(item, "takeovers")));
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
