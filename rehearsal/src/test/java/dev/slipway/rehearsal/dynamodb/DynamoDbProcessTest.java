package dev.slipway.rehearsal.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType.Created;
import dev.slipway.rehearsal.assembly.ResourceType.Resource;
import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.iam.Iam;
import dev.slipway.rehearsal.iam.IamGate;
import dev.slipway.rehearsal.iam.RoleType;
import dev.slipway.rehearsal.run.Children;
import dev.slipway.rehearsal.wire.TestEndpoint;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The way of a DynamoDB request: the endpoint, IAM, DynamoDB Local and back. */
class DynamoDbProcessTest {

  private static final Path LIBRARIES = Path.of("dynamodb/target/lib");

  @TempDir static Path folder;

  private static final Iam IAM = new Iam(Account.LOCAL);
  private static Children children;
  private static TestEndpoint endpoint;
  private static Created table;

  @BeforeAll
  static void start() throws Exception {
    children = new Children(folder);
    DynamoDbProcess process = new DynamoDbProcess(children, LIBRARIES, folder);
    process.awaitReady();
    endpoint = new TestEndpoint(IAM, new IamGate(IAM, Account.LOCAL));
    endpoint.apis().forward(DynamoDbClient.class, process.uri());
    table =
        new TableType(() -> endpoint.client(DynamoDbClient.class, "AKIADEPLOY"), Account.LOCAL)
            .create(
                new Resource(
                    "Stack",
                    "Ledger",
                    "Ledger",
                    new Properties(
                        new ObjectMapper()
                            .readTree(
                                """
                                {"AttributeDefinitions":
                                   [{"AttributeName": "service", "AttributeType": "S"}],
                                 "KeySchema": [{"AttributeName": "service", "KeyType": "HASH"}],
                                 "BillingMode": "PAY_PER_REQUEST",
                                 "PointInTimeRecoverySpecification":
                                   {"PointInTimeRecoveryEnabled": true}}\
                                """))));
  }

  @AfterAll
  static void stop() {
    endpoint.close();
    children.close();
  }

  @Test
  void keepsItemsAndBringsAFailedConditionBackWithTheItem() {
    DynamoDbClient client = endpoint.client(DynamoDbClient.class, "AKIAME");
    Map<String, AttributeValue> item = Map.of("service", AttributeValue.fromS("web"));
    client.putItem(request -> request.tableName(table.ref()).item(item));

    assertThatThrownBy(
            () ->
                client.putItem(
                    request ->
                        request
                            .tableName(table.ref())
                            .item(item)
                            .conditionExpression("attribute_not_exists(service)")
                            .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD)))
        .isInstanceOfSatisfying(
            ConditionalCheckFailedException.class,
            thrown -> assertThat(thrown.item()).isEqualTo(item));
  }

  @Test
  void refusesARoleWithoutPermissionBeforeDynamoDbSeesIt() {
    String role =
        (String)
            new RoleType(IAM)
                .create(
                    new Resource(
                        "Stack",
                        "Reader",
                        "Reader",
                        new Properties(
                            JsonNodeFactory.instance
                                .objectNode()
                                .set(
                                    "AssumeRolePolicyDocument",
                                    JsonNodeFactory.instance.objectNode()))))
                .attributes()
                .get("Arn");
    DynamoDbClient client =
        endpoint.client(
            DynamoDbClient.class, IAM.environmentFor(role, "Claim").get("AWS_ACCESS_KEY_ID"));

    assertThatThrownBy(
            () ->
                client.getItem(
                    request ->
                        request
                            .tableName(table.ref())
                            .key(Map.of("service", AttributeValue.fromS("web")))))
        .isInstanceOf(AwsServiceException.class)
        .hasMessageContaining("assumed-role/Stack-Reader/Claim is not authorized to perform:")
        .hasMessageContaining(
            "dynamodb:GetItem on resource: " + table.attributes().get("Arn") + " because");
  }
}
