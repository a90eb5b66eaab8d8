package dev.slipway.aws;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** AWS's DynamoDB Local in a process of its own, in memory. */
final class LocalDynamoDb implements AutoCloseable {
  private static final Path LIBRARIES = Path.of("..", "rehearsal", "dynamodb", "target", "lib");
  private static final Path LOG = Path.of("target", "dynamodb.log");
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  // The shell ends the server when its input ends: with the tests, however these end.
  private static final String UNTIL_INPUT_ENDS = "\"$@\" & cat; kill -9 $!";

  private final InetSocketAddress address;
  private final Process process;
  private final DynamoDbClient client;

  private LocalDynamoDb(InetSocketAddress address, Process process) {
    this.address = address;
    this.process = process;
    this.client =
        DynamoDbClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + address.getPort()))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("tests", "tests")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  static LocalDynamoDb start() throws IOException, InterruptedException {
    if (!Files.isDirectory(LIBRARIES)) {
      throw new IllegalStateException(
          "DynamoDB Local is missing; bring it with: ./mvnw -pl rehearsal/dynamodb package");
    }
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
    Process process =
        new ProcessBuilder(command(address.getPort()))
            .redirectErrorStream(true)
            .redirectOutput(LOG.toFile())
            .start();
    LocalDynamoDb started = new LocalDynamoDb(address, process);
    started.awaitReady();
    return started;
  }

  private static List<String> command(int port) {
    return Stream.of(
            List.of("sh", "-c", UNTIL_INPUT_ENDS, "sh"),
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"),
            List.of("--enable-native-access=ALL-UNNAMED", "-cp", LIBRARIES + File.separator + "*"),
            List.of("com.amazonaws.services.dynamodbv2.local.main.ServerRunner"),
            List.of("-inMemory", "-sharedDb", "-disableTelemetry", "-port", "" + port))
        .flatMap(List::stream)
        .toList();
  }

  private void awaitReady() throws InterruptedException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!listens()) {
      if (System.nanoTime() > deadline || process.waitFor(20, TimeUnit.MILLISECONDS)) {
        close();
        throw new IllegalStateException("DynamoDB Local did not start; see functions/" + LOG);
      }
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(address);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  DynamoDbClient client() {
    return client;
  }

  /** Creates a table with the keys of the ledger's. */
  void createTable(String name) {
    client.createTable(
        table ->
            table
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    key -> key.attributeName("service").attributeType(ScalarAttributeType.S),
                    key -> key.attributeName("item").attributeType(ScalarAttributeType.S))
                .keySchema(
                    key -> key.attributeName("service").keyType(KeyType.HASH),
                    key -> key.attributeName("item").keyType(KeyType.RANGE)));
  }

  @Override
  public void close() throws InterruptedException {
    client.close();
    try {
      process.getOutputStream().close();
    } catch (IOException closed) {
      process.destroyForcibly();
    }
    process.waitFor();
  }
}
