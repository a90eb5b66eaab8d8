package dev.slipway.aws;

import static dev.slipway.aws.Attributes.key;
import static dev.slipway.aws.Attributes.number;
import static dev.slipway.aws.Attributes.text;

import dev.slipway.core.Claim;
import dev.slipway.core.End;
import dev.slipway.core.Hold;
import dev.slipway.core.Holding;
import dev.slipway.core.Quarantine;
import dev.slipway.core.Reply;
import dev.slipway.core.evidence.Progress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The ledger's conditional writes, and its queries. */
final class LedgerWrites {
  private static final int NEWEST_ATTEMPTS = 50;
  private static final String ABSENT = "attribute_not_exists(service)";
  private static final String MINE = "held = :true AND fence = :fence AND #owner = :owner";
  private static final String REPLY = LedgerItems.REPLY;
  private static final Map<String, String> NAMES = Map.of("#owner", "owner");

  private final String table;

  LedgerWrites(String table) {
    this.table = table;
  }

  /**
   * Takes the claim, if it still is as seen: its wait too, since a transaction does not show what
   * it overwrites, and an execution that is not told of its loss waits for its time limit; and the
   * reply, which an heir goes on with.
   */
  TransactWriteItem take(Map<String, AttributeValue> item, Optional<Claim> seen) {
    return put(item, put -> seen.map(claim -> asSeen(put, claim)).orElseGet(() -> absent(put)));
  }

  private static Put.Builder asSeen(Put.Builder put, Claim seen) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":fence", number(seen.holding().fence()));
    values.put(":held", Attributes.flag(seen.held()));
    values.put(":lease", Attributes.time(seen.leaseUntil()));
    seen.parked().ifPresent(parked -> values.put(":parkedToken", text(parked.token())));
    seen.reply().ifPresent(reply -> values.put(":" + REPLY, LedgerItems.reply(reply)));
    return put.conditionExpression(
            "fence = :fence AND held = :held AND leaseUntil = :lease AND "
                + asSeen("parkedToken", seen.parked())
                + " AND "
                + asSeen(REPLY, seen.reply()))
        .expressionAttributeValues(values);
  }

  private static String asSeen(String attribute, Optional<?> seen) {
    return seen.isPresent()
        ? attribute + " = :" + attribute
        : "attribute_not_exists(" + attribute + ")";
  }

  private static Put.Builder absent(Put.Builder put) {
    return put.conditionExpression(ABSENT);
  }

  /** Nothing stands at the key; a refusal comes with what does. */
  TransactWriteItem nothingAt(String service, String item) {
    return TransactWriteItem.builder()
        .conditionCheck(
            c ->
                c.tableName(table)
                    .key(key(service, item))
                    .conditionExpression(ABSENT)
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }

  /**
   * Changes the claim and extends the lease, if the claim still is the holding's and was not
   * extended further; a refusal comes with the item as it is.
   */
  UpdateItemRequest extend(Holding holding, String change, Map<String, AttributeValue> values) {
    Map<String, AttributeValue> all = new HashMap<>(values);
    all.putAll(mine(holding));
    return ofMine(holding, MINE + " AND leaseUntil <= :lease", all)
        .updateExpression(change)
        .expressionAttributeNames(NAMES)
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  /** Records the reply to the holder's question; an earlier one stays. Answers with the claim. */
  UpdateItemRequest reply(Holding holding, Reply reply) {
    Map<String, AttributeValue> values = new HashMap<>(mine(holding));
    values.put(":" + REPLY, LedgerItems.reply(reply));
    return ofMine(holding, MINE, values)
        .updateExpression("SET %1$s = if_not_exists(%1$s, :%1$s)".formatted(REPLY))
        .expressionAttributeNames(NAMES)
        .returnValues(ReturnValue.ALL_NEW)
        .build();
  }

  /** Records how far the rollout has come, if that is news; a refusal comes with the claim. */
  UpdateItemRequest advance(Holding holding, Progress progress) {
    Map<String, AttributeValue> values = new HashMap<>(mine(holding));
    values.putAll(ProgressItem.values(progress));
    return ofMine(holding, MINE + " AND " + ProgressItem.IS_NEWS, values)
        .updateExpression("SET progress = :progress")
        .expressionAttributeNames(Map.of("#owner", "owner", "#since", "since"))
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  private UpdateItemRequest.Builder ofMine(
      Holding holding, String condition, Map<String, AttributeValue> values) {
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(key(holding.service(), LedgerItems.CLAIM))
        .conditionExpression(condition)
        .expressionAttributeValues(values);
  }

  TransactWriteItem release(Holding holding) {
    Map<String, AttributeValue> values = new HashMap<>(mine(holding));
    values.put(":false", Attributes.flag(false));
    return TransactWriteItem.builder()
        .update(
            u ->
                u.tableName(table)
                    .key(key(holding.service(), LedgerItems.CLAIM))
                    .updateExpression(
                        "SET held = :false"
                            + " REMOVE parkedToken, parkedWatch, parkedQuestion, progress")
                    .conditionExpression(MINE)
                    .expressionAttributeNames(NAMES)
                    .expressionAttributeValues(values))
        .build();
  }

  TransactWriteItem stillMine(Holding holding) {
    return TransactWriteItem.builder()
        .conditionCheck(
            c ->
                c.tableName(table)
                    .key(key(holding.service(), LedgerItems.CLAIM))
                    .conditionExpression(MINE)
                    .expressionAttributeNames(NAMES)
                    .expressionAttributeValues(mine(holding)))
        .build();
  }

  TransactWriteItem putOnce(Map<String, AttributeValue> item) {
    return put(item, LedgerWrites::absent);
  }

  /** Replaces the proven revisions, if they still are as seen. */
  TransactWriteItem replace(
      Map<String, AttributeValue> item, Optional<Map<String, AttributeValue>> seen) {
    return put(item, put -> seen.map(found -> asSeen(put, found)).orElseGet(() -> absent(put)));
  }

  private static Put.Builder asSeen(Put.Builder put, Map<String, AttributeValue> seen) {
    return put.conditionExpression("generations = :seen")
        .expressionAttributeValues(
            Map.of(":seen", Attributes.at(seen, GenerationsItem.GENERATIONS)));
  }

  /** Puts the image in quarantine, unless the same deployment did so. */
  TransactWriteItem quarantine(String service, Quarantine quarantine) {
    return put(
        QuarantineItem.of(service, quarantine),
        put ->
            put.conditionExpression(ABSENT + " OR deployment <> :deployment")
                .expressionAttributeValues(Map.of(":deployment", text(quarantine.deployment()))));
  }

  TransactWriteItem delete(String service, String item) {
    return TransactWriteItem.builder()
        .delete(d -> d.tableName(table).key(key(service, item)))
        .build();
  }

  /** Sets the hold; one that is there stays as it is, without refusing the other writes. */
  TransactWriteItem holdUnlessHeld(String service, Hold hold) {
    Map<String, AttributeValue> item = LedgerItems.hold(service, hold);
    return TransactWriteItem.builder()
        .update(
            u ->
                u.tableName(table)
                    .key(key(service, LedgerItems.HOLD))
                    .updateExpression(
                        "SET #reason = if_not_exists(#reason, :reason),"
                            + " #by = if_not_exists(#by, :by),"
                            + " #since = if_not_exists(#since, :since)")
                    .expressionAttributeNames(
                        Map.of("#reason", "reason", "#by", "by", "#since", "since"))
                    .expressionAttributeValues(
                        Map.of(
                            ":reason", Attributes.at(item, "reason"),
                            ":by", Attributes.at(item, "by"),
                            ":since", Attributes.at(item, "since"))))
        .build();
  }

  PutItemRequest putIfAbsent(Map<String, AttributeValue> item) {
    return PutItemRequest.builder().tableName(table).item(item).conditionExpression(ABSENT).build();
  }

  /** Counts the deployment's attempts among the newest ones of the service. */
  QueryRequest attemptsOf(String service, String deployment) {
    return newestAttempts(service, "deployment = :wanted", deployment).select(Select.COUNT).build();
  }

  /** The phases of the newest attempts that proved an image, newest first. */
  QueryRequest provenAttempts(String service) {
    return newestAttempts(service, "verdict = :wanted", End.SUCCEEDED.name())
        .projectionExpression("phases, settledAt")
        .build();
  }

  private QueryRequest.Builder newestAttempts(String service, String filter, String wanted) {
    return QueryRequest.builder()
        .tableName(table)
        .keyConditionExpression("service = :service AND begins_with(#item, :attempt)")
        .filterExpression(filter)
        .expressionAttributeNames(Map.of("#item", Attributes.ITEM))
        .expressionAttributeValues(
            Map.of(
                ":service", text(service),
                ":attempt", text(AttemptItem.PREFIX),
                ":wanted", text(wanted)))
        .scanIndexForward(false)
        .limit(NEWEST_ATTEMPTS)
        .consistentRead(true);
  }

  private TransactWriteItem put(
      Map<String, AttributeValue> item, UnaryOperator<Put.Builder> condition) {
    return TransactWriteItem.builder()
        .put(condition.apply(Put.builder().tableName(table).item(item)).build())
        .build();
  }

  private static Map<String, AttributeValue> mine(Holding holding) {
    return Map.of(
        ":true", Attributes.flag(true),
        ":fence", number(holding.fence()),
        ":owner", text(holding.owner()));
  }
}
