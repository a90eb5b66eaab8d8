package dev.slipway.scenario.cloud;

import dev.slipway.port.Ledger;
import dev.slipway.rehearsal.assembly.ResourceType;
import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.dynamodb.DynamoDbProcess;
import dev.slipway.rehearsal.dynamodb.TableType;
import dev.slipway.rehearsal.run.Children;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The ledger's table in DynamoDB Local, which is started once; each cloud finds it empty. */
public final class TablesInDynamoDb implements ResourceType {
  private static final Path LIBRARIES = Path.of("..", "rehearsal", "dynamodb", "target", "lib");

  private final ResourceType tables = new TableType(() -> Server.CLIENT, Account.LOCAL);

  /** Started when a story first needs it; it ends with this process. */
  private static final class Server {
    private static final URI ADDRESS = start();
    private static final DynamoDbClient CLIENT =
        DynamoDbClient.builder()
            .endpointOverride(ADDRESS)
            .region(Region.of(Account.LOCAL.region()))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();

    private static URI start() {
      try {
        Path folder = Files.createTempDirectory("slipway-ledgers");
        DynamoDbProcess process = new DynamoDbProcess(new Children(folder), LIBRARIES, folder);
        process.awaitReady();
        return process.uri();
      } catch (IOException full) {
        throw new UncheckedIOException(full);
      }
    }
  }

  /** Where it is served. */
  static URI address() {
    return Server.ADDRESS;
  }

  /** All items of a table, in the order of their keys. */
  public static List<Map<String, AttributeValue>> items(String table) {
    return Server.CLIENT.scan(all -> all.tableName(table).consistentRead(true)).items().stream()
        .sorted(Comparator.comparing(item -> item.get("service").s() + " " + item.get("item").s()))
        .toList();
  }

  /** The ledger in a table, past all roles. */
  public static Ledger ledger(String table) {
    return WireClients.ledger(Server.CLIENT, table);
  }

  public static void put(String table, Map<String, AttributeValue> item) {
    Server.CLIENT.putItem(put -> put.tableName(table).item(item));
  }

  @Override
  public String name() {
    return tables.name();
  }

  @Override
  public Created create(Resource resource) {
    String table = resource.generatedName();
    if (Server.CLIENT.listTables().tableNames().contains(table)) {
      Server.CLIENT.deleteTable(delete -> delete.tableName(table));
    }
    return tables.create(resource);
  }
}
