package dev.slipway.rehearsal.operate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The ledger as its table holds it, read only. */
final class LedgerReader {

  private final DynamoDbClient dynamoDb;
  private final String table;

  LedgerReader(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /** The claim on the service, while one is held. */
  Optional<Claim> claim(String service) {
    return item(service, "claim").filter(item -> item.isTrue("held")).map(Claim::of);
  }

  /** The revisions that proved good, newest first. */
  List<Proven> proven(String service) {
    return item(service, "proven").stream()
        .flatMap(item -> item.maps("generations").stream())
        .map(Proven::of)
        .toList();
  }

  Optional<Hold> hold(String service) {
    return item(service, "hold").map(Hold::of);
  }

  Optional<Quarantine> quarantine(String service, String digest) {
    return item(service, "quarantine#" + digest).map(Quarantine::of);
  }

  /** The last attempts that ended, newest first. */
  List<Attempt> attempts(String service, int limit) {
    QueryRequest newestFirst =
        QueryRequest.builder()
            .tableName(table)
            .consistentRead(true)
            .scanIndexForward(false)
            .limit(limit)
            .keyConditionExpression("service = :service AND begins_with(#item, :attempt)")
            .expressionAttributeNames(Map.of("#item", "item"))
            .expressionAttributeValues(
                Map.of(
                    ":service", AttributeValue.fromS(service),
                    ":attempt", AttributeValue.fromS("attempt#")))
            .build();
    return dynamoDb.queryPaginator(newestFirst).items().stream()
        .limit(limit)
        .map(item -> Attempt.of(new Item(item)))
        .toList();
  }

  private Optional<Item> item(String service, String item) {
    Map<String, AttributeValue> key =
        Map.of("service", AttributeValue.fromS(service), "item", AttributeValue.fromS(item));
    return Optional.of(
            dynamoDb.getItem(of -> of.tableName(table).key(key).consistentRead(true)).item())
        .filter(values -> !values.isEmpty())
        .map(Item::new);
  }
}
