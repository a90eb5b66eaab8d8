package dev.slipway.rehearsal.operate;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The ledger's items in memory, read by key and by the beginning of the sort key. */
final class FakeLedgerTable implements DynamoDbClient {

  static final String NAME = "ledger";

  private final Map<String, Map<String, AttributeValue>> items = new TreeMap<>();

  void put(String service, String item, Map<String, AttributeValue> values) {
    Map<String, AttributeValue> all = new HashMap<>(values);
    all.put("service", text(service));
    all.put("item", text(item));
    items.put(service + "/" + item, all);
  }

  Map<String, AttributeValue> get(String service, String item) {
    return items.get(service + "/" + item);
  }

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue texts(String... values) {
    return AttributeValue.fromL(List.of(values).stream().map(FakeLedgerTable::text).toList());
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    requireTable(request.tableName());
    String key = request.key().get("service").s() + "/" + request.key().get("item").s();
    return items.containsKey(key)
        ? GetItemResponse.builder().item(items.get(key)).build()
        : GetItemResponse.builder().build();
  }

  /** One item a page, as a table full of long items would answer. */
  @Override
  public QueryResponse query(QueryRequest request) {
    requireTable(request.tableName());
    List<Map<String, AttributeValue>> rest = newestFirst(request);
    if (request.hasExclusiveStartKey()) {
      String last = request.exclusiveStartKey().get("item").s();
      rest = rest.stream().filter(item -> item.get("item").s().compareTo(last) < 0).toList();
    }
    QueryResponse.Builder answer = QueryResponse.builder().items(rest.stream().limit(1).toList());
    if (rest.size() > 1) {
      answer.lastEvaluatedKey(
          Map.of("service", rest.getFirst().get("service"), "item", rest.getFirst().get("item")));
    }
    return answer.build();
  }

  private List<Map<String, AttributeValue>> newestFirst(QueryRequest request) {
    if (request.scanIndexForward()) {
      throw new UnsupportedOperationException("only newest first");
    }
    return items.values().stream()
        .filter(item -> isAsked(item, request))
        .sorted(Comparator.comparing(item -> item.get("item").s(), Comparator.reverseOrder()))
        .toList();
  }

  private static boolean isAsked(Map<String, AttributeValue> item, QueryRequest request) {
    Map<String, AttributeValue> values = request.expressionAttributeValues();
    String key = item.get("item").s();
    boolean inRange =
        request.keyConditionExpression().contains("BETWEEN")
            ? key.compareTo(values.get(":since").s()) >= 0
                && key.compareTo(values.get(":end").s()) <= 0
            : key.startsWith(values.get(":attempt").s());
    return inRange
        && item.get("service").equals(values.get(":service"))
        && (request.filterExpression() == null
            || values.get(":deployment").equals(item.get("deployment")));
  }

  private static void requireTable(String name) {
    if (!name.equals(NAME)) {
      throw new IllegalArgumentException("no table " + name);
    }
  }

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {}
}
