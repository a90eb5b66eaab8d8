package dev.slipway.aws;

import static dev.slipway.aws.LedgerItems.key;
import static dev.slipway.aws.LedgerItems.number;
import static dev.slipway.aws.LedgerItems.text;

import dev.slipway.core.Holding;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The ledger's conditional writes. */
final class LedgerWrites {
  static final String ABSENT = "attribute_not_exists(service)";
  private static final String MINE = "held = :true AND fence = :fence AND #owner = :owner";
  private static final Map<String, String> NAMES = Map.of("#owner", "owner");

  private final String table;

  LedgerWrites(String table) {
    this.table = table;
  }

  /** Changes the claim, if it still is the holding's. */
  UpdateItemRequest claim(Holding holding, String change, Map<String, AttributeValue> values) {
    Map<String, AttributeValue> all = new HashMap<>(values);
    all.putAll(mine(holding));
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(key(holding.service(), LedgerItems.CLAIM))
        .updateExpression(change)
        .conditionExpression(MINE)
        .expressionAttributeNames(NAMES)
        .expressionAttributeValues(all)
        .build();
  }

  TransactWriteItem release(Holding holding) {
    UpdateItemRequest update =
        claim(
            holding,
            "SET held = :false REMOVE parkedToken, parkedWatch",
            Map.of(":false", AttributeValue.fromBool(false)));
    return TransactWriteItem.builder()
        .update(
            u ->
                u.tableName(table)
                    .key(update.key())
                    .updateExpression(update.updateExpression())
                    .conditionExpression(update.conditionExpression())
                    .expressionAttributeNames(update.expressionAttributeNames())
                    .expressionAttributeValues(update.expressionAttributeValues()))
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

  private static Map<String, AttributeValue> mine(Holding holding) {
    return Map.of(
        ":true", AttributeValue.fromBool(true),
        ":fence", number(holding.fence()),
        ":owner", text(holding.owner()));
  }
}
