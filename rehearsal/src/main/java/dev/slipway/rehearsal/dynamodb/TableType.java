package dev.slipway.rehearsal.dynamodb;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType;
import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.wire.SdkShapes;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/** Creates tables in DynamoDB Local. */
public final class TableType implements ResourceType {

  private static final List<String> SHAPING =
      List.of(
          "AttributeDefinitions",
          "KeySchema",
          "BillingMode",
          "ProvisionedThroughput",
          "GlobalSecondaryIndexes",
          "LocalSecondaryIndexes");

  private final Supplier<DynamoDbClient> client;
  private final Account account;

  /**
   * @param client of DynamoDB Local itself; asked for when the first table is created
   */
  public TableType(Supplier<DynamoDbClient> client, Account account) {
    this.client = client;
    this.account = account;
  }

  @Override
  public String name() {
    return "AWS::DynamoDB::Table";
  }

  @Override
  public Created create(Resource resource) {
    Properties properties =
        resource
            .properties()
            .waive("the table lives as long as the rehearsal", "DeletionProtectionEnabled")
            .waive("the table lives as long as the rehearsal", "PointInTimeRecoverySpecification")
            .waive("the table is in memory only", "SSESpecification")
            .waive("nothing expires within a rehearsal", "TimeToLiveSpecification")
            .waive("only shown to people", "Tags", "TableClass");
    ObjectNode shape = JsonNodeFactory.instance.objectNode();
    SHAPING.forEach(name -> properties.optional(name).ifPresent(value -> shape.set(name, value)));
    String table = properties.optionalText("TableName").orElse(resource.generatedName());
    shape.put("TableName", table);
    CreateTableRequest request = SdkShapes.fromJson(shape, CreateTableRequest::builder);
    client.get().createTable(request);
    return new Created(table, Map.of("Arn", account.arn("dynamodb", "table/" + table)));
  }
}
