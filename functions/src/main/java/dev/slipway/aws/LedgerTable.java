package dev.slipway.aws;

import static dev.slipway.aws.Attributes.key;

import dev.slipway.port.RetryableFault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The calls to the ledger's table. A condition that does not hold is an answer, so it is caught
 * before errors are translated.
 */
record LedgerTable(DynamoDbClient dynamoDb, String name) {

  Optional<Map<String, AttributeValue>> item(String service, String item) {
    var found =
        call("dynamodb:GetItem")
            .make(
                () ->
                    dynamoDb.getItem(
                        r -> r.tableName(name).key(key(service, item)).consistentRead(true)));
    return found.hasItem() && !found.item().isEmpty()
        ? Optional.of(found.item())
        : Optional.empty();
  }

  /** Puts an item that changes nothing when its condition does not hold. */
  void put(PutItemRequest put) {
    call("dynamodb:PutItem").make(() -> refusal(() -> dynamoDb.putItem(put)));
  }

  /** Updates an item; answers with the refusal when the condition does not hold. */
  Optional<ConditionalCheckFailedException> update(UpdateItemRequest update) {
    return call("dynamodb:UpdateItem").make(() -> refusal(() -> dynamoDb.updateItem(update)));
  }

  /**
   * Updates an item; answers with what it asks for, or nothing when the condition does not hold.
   */
  Optional<Map<String, AttributeValue>> updated(UpdateItemRequest update) {
    return call("dynamodb:UpdateItem")
        .make(
            () -> {
              try {
                return Optional.of(dynamoDb.updateItem(update).attributes());
              } catch (ConditionalCheckFailedException refused) {
                return Optional.empty();
              }
            });
  }

  private static Optional<ConditionalCheckFailedException> refusal(Runnable write) {
    try {
      write.run();
      return Optional.empty();
    } catch (ConditionalCheckFailedException refused) {
      return Optional.of(refused);
    }
  }

  void delete(String service, String item) {
    call("dynamodb:DeleteItem")
        .make(() -> dynamoDb.deleteItem(r -> r.tableName(name).key(key(service, item))));
  }

  int count(QueryRequest query) {
    return call("dynamodb:Query").make(() -> dynamoDb.query(query)).count();
  }

  List<Map<String, AttributeValue>> items(QueryRequest query) {
    return call("dynamodb:Query").make(() -> dynamoDb.query(query)).items();
  }

  /**
   * Writes all or nothing.
   *
   * @throws RetryableFault when another transaction holds one of the items
   */
  Refusals write(List<TransactWriteItem> all) {
    return call("dynamodb:TransactWriteItems")
        .make(
            () -> {
              try {
                dynamoDb.transactWriteItems(r -> r.transactItems(all));
                return Refusals.NONE;
              } catch (TransactionCanceledException canceled) {
                return refusals(canceled);
              }
            });
  }

  private static Refusals refusals(TransactionCanceledException canceled) {
    Refusals refusals = new Refusals(canceled.cancellationReasons());
    if (refusals.isEmpty()) {
      throw new RetryableFault(
          "the ledger's transaction was canceled: " + canceled.getMessage(), canceled);
    }
    return refusals;
  }

  private Call call(String action) {
    return Call.of(action, name);
  }
}
