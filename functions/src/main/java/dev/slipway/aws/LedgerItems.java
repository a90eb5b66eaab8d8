package dev.slipway.aws;

import dev.slipway.core.Attempt;
import dev.slipway.core.Cause;
import dev.slipway.core.Claim;
import dev.slipway.core.Content;
import dev.slipway.core.Deployment;
import dev.slipway.core.Holding;
import dev.slipway.core.Parked;
import dev.slipway.core.Proven;
import dev.slipway.core.Watch;
import dev.slipway.port.Text;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The ledger's items as DynamoDB holds them. */
public final class LedgerItems {
  static final String CLAIM = "claim";
  static final String PROVEN = "proven";

  // Of fixed width, so that texts sort as the times do; the workflow's times have milliseconds.
  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private final Text<Watch> watches;
  private final Text<Deployment> deployments;

  public LedgerItems(Text<Watch> watches, Text<Deployment> deployments) {
    this.watches = watches;
    this.deployments = deployments;
  }

  static String attemptKey(Attempt attempt) {
    return "attempt#" + MILLISECONDS.format(attempt.settledAt()) + "#" + attempt.deployment().id();
  }

  static Map<String, AttributeValue> key(String service, String item) {
    return Map.of("service", text(service), "item", text(item));
  }

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue time(Instant value) {
    return text(MILLISECONDS.format(value));
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  private static AttributeValue at(Map<String, AttributeValue> item, String key) {
    return Objects.requireNonNull(item.get(key), key);
  }

  String watch(Watch watch) {
    return watches.write(watch);
  }

  Map<String, AttributeValue> claim(Claim claim) {
    Holding holding = claim.holding();
    Map<String, AttributeValue> item = new HashMap<>(key(holding.service(), CLAIM));
    item.put("deployment", text(holding.deployment()));
    item.put("owner", text(holding.owner()));
    item.put("fence", number(holding.fence()));
    item.put("request", text(deployments.write(claim.deployment())));
    item.put("takeovers", number(claim.takeovers()));
    item.put("held", AttributeValue.fromBool(claim.held()));
    item.put("leaseUntil", time(claim.leaseUntil()));
    return item;
  }

  Claim claim(Map<String, AttributeValue> item) {
    Holding holding =
        new Holding(
            at(item, "service").s(),
            at(item, "deployment").s(),
            at(item, "owner").s(),
            Long.parseLong(at(item, "fence").n()));
    return new Claim(
        holding,
        deployments.read(at(item, "request").s()),
        at(item, "held").bool(),
        Instant.parse(at(item, "leaseUntil").s()),
        Optional.ofNullable(item.get("parkedToken"))
            .map(token -> new Parked(token.s(), watches.read(at(item, "parkedWatch").s()))),
        Integer.parseInt(at(item, "takeovers").n()));
  }

  Map<String, AttributeValue> proven(String service, Proven proven) {
    Map<String, AttributeValue> item = new HashMap<>(key(service, PROVEN));
    item.put("taskDefinition", text(proven.taskDefinition()));
    item.put("digest", text(proven.content().digest()));
    item.put("index", AttributeValue.fromBool(proven.content().index()));
    proven.tag().ifPresent(tag -> item.put("tag", text(tag)));
    item.put("since", text(proven.since().toString()));
    item.put("by", text(proven.by()));
    return item;
  }

  Proven proven(Map<String, AttributeValue> item) {
    return new Proven(
        at(item, "taskDefinition").s(),
        new Content(at(item, "digest").s(), at(item, "index").bool()),
        Optional.ofNullable(item.get("tag")).map(AttributeValue::s),
        Instant.parse(at(item, "since").s()),
        at(item, "by").s());
  }

  Map<String, AttributeValue> attempt(Attempt attempt) {
    Deployment deployment = attempt.deployment();
    Map<String, AttributeValue> item =
        new HashMap<>(key(deployment.service(), attemptKey(attempt)));
    item.put("deployment", text(deployment.id()));
    item.put("execution", text(deployment.execution()));
    item.put("trigger", text(deployment.trigger().name()));
    item.put("order", text(deployment.order().pushed().toString()));
    item.put("image", text(deployment.image().reference()));
    item.put("digest", text(deployment.image().content().digest()));
    item.put("settledAt", text(attempt.settledAt().toString()));
    item.put("verdict", text(attempt.ending().end().name()));
    item.put("sentence", text(attempt.ending().sentence()));
    item.put("phases", AttributeValue.fromM(phases(attempt)));
    deployment.image().tag().ifPresent(tag -> item.put("tag", text(tag)));
    attempt.taskDefinition().ifPresent(arn -> item.put("taskDefinition", text(arn)));
    attempt.rollbackTarget().ifPresent(arn -> item.put("rollbackTarget", text(arn)));
    attempt.ending().cause().ifPresent(cause -> item.put("cause", cause(cause)));
    return item;
  }

  private static Map<String, AttributeValue> phases(Attempt attempt) {
    return attempt.phases().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> text(each.getValue().toString())));
  }

  private static AttributeValue cause(Cause cause) {
    List<AttributeValue> evidence = cause.evidence().stream().map(LedgerItems::text).toList();
    return AttributeValue.fromM(
        Map.of(
            "code", text(cause.code().name()),
            "sentence", text(cause.sentence()),
            "evidence", AttributeValue.fromL(evidence),
            "nextStep", text(cause.nextStep())));
  }
}
