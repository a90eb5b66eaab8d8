package dev.slipway.aws;

import static dev.slipway.aws.LedgerItems.key;
import static dev.slipway.aws.LedgerItems.number;
import static dev.slipway.aws.LedgerItems.text;

import dev.slipway.core.Claim;
import dev.slipway.core.Holding;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The ledger's conditional writes. */
final class LedgerWrites {
  private static final String ABSENT = "attribute_not_exists(service)";
  private static final String MINE = "held = :true AND fence = :fence AND #owner = :owner";
  private static final Map<String, String> NAMES = Map.of("#owner", "owner");

  private final String table;

  LedgerWrites(String table) {
    this.table = table;
  }

  /** Takes the claim, if it still is as seen; answers with the item it overwrites. */
  PutItemRequest take(Map<String, AttributeValue> item, Optional<Claim> seen) {
    PutItemRequest.Builder put =
        PutItemRequest.builder().tableName(table).item(item).returnValues(ReturnValue.ALL_OLD);
    seen.map(claim -> number(claim.holding().fence()))
        .ifPresentOrElse(
            fence ->
                put.conditionExpression("fence = :seen")
                    .expressionAttributeValues(Map.of(":seen", fence)),
            () -> put.conditionExpression(ABSENT));
    return put.build();
  }

  /**
   * Changes the claim and extends the lease, if the claim still is the holding's and was not
   * extended further; a refusal comes with the item as it is.
   */
  UpdateItemRequest extend(Holding holding, String change, Map<String, AttributeValue> values) {
    Map<String, AttributeValue> all = new HashMap<>(values);
    all.putAll(mine(holding));
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(key(holding.service(), LedgerItems.CLAIM))
        .updateExpression(change)
        .conditionExpression(MINE + " AND leaseUntil <= :lease")
        .expressionAttributeNames(NAMES)
        .expressionAttributeValues(all)
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  TransactWriteItem release(Holding holding) {
    Map<String, AttributeValue> values = new HashMap<>(mine(holding));
    values.put(":false", AttributeValue.fromBool(false));
    return TransactWriteItem.builder()
        .update(
            u ->
                u.tableName(table)
                    .key(key(holding.service(), LedgerItems.CLAIM))
                    .updateExpression("SET held = :false REMOVE parkedToken, parkedWatch")
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

  TransactWriteItem put(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder().put(p -> p.tableName(table).item(item)).build();
  }

  TransactWriteItem putOnce(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(p -> p.tableName(table).item(item).conditionExpression(ABSENT))
        .build();
  }

  PutItemRequest record(Map<String, AttributeValue> item) {
    return PutItemRequest.builder().tableName(table).item(item).conditionExpression(ABSENT).build();
  }

  private static Map<String, AttributeValue> mine(Holding holding) {
    return Map.of(
        ":true", AttributeValue.fromBool(true),
        ":fence", number(holding.fence()),
        ":owner", text(holding.owner()));
  }
}
