package dev.slipway.rehearsal.operate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The ledger as its table holds it, read only. */
final class LedgerReader {

  private static final String ATTEMPT = "attempt#";

  /** What sorts right after every attempt: the character after the last one of their prefix. */
  private static final String AFTER_ATTEMPTS = "attempt$";

  /** Times in sort keys always have three decimals, so that they sort as texts. */
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

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
    return read(newestFirst(service).limit(limit)).limit(limit).toList();
  }

  /** Every attempt of one deployment, newest first. */
  List<Attempt> attemptsOf(String deployment, String service) {
    Map<String, AttributeValue> values = new HashMap<>(attemptsOf(service));
    values.put(":deployment", AttributeValue.fromS(deployment));
    return read(newestFirst(service)
            .filterExpression("deployment = :deployment")
            .expressionAttributeValues(values))
        .toList();
  }

  /** The attempts that ended at this time or later, newest first, as they were a moment ago. */
  List<Attempt> attemptsSince(Instant time, String service) {
    Map<String, AttributeValue> values =
        Map.of(
            ":service", AttributeValue.fromS(service),
            ":since", AttributeValue.fromS(ATTEMPT + MILLISECONDS.format(time)),
            ":end", AttributeValue.fromS(AFTER_ATTEMPTS));
    return read(newestFirst(service)
            .consistentRead(false)
            .keyConditionExpression("service = :service AND #item BETWEEN :since AND :end")
            .expressionAttributeValues(values))
        .toList();
  }

  private QueryRequest.Builder newestFirst(String service) {
    return QueryRequest.builder()
        .tableName(table)
        .consistentRead(true)
        .scanIndexForward(false)
        .keyConditionExpression("service = :service AND begins_with(#item, :attempt)")
        .expressionAttributeNames(Map.of("#item", "item"))
        .expressionAttributeValues(attemptsOf(service));
  }

  private static Map<String, AttributeValue> attemptsOf(String service) {
    return Map.of(
        ":service", AttributeValue.fromS(service), ":attempt", AttributeValue.fromS(ATTEMPT));
  }

  private Stream<Attempt> read(QueryRequest.Builder query) {
    return dynamoDb.queryPaginator(query.build()).items().stream()
        .map(item -> Attempt.of(new Item(item)));
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
