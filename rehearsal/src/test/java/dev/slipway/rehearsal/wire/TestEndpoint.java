package dev.slipway.rehearsal.wire;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.cloud.Functions;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/** An endpoint that lets everybody in, and real SDK clients for it. */
public final class TestEndpoint implements AutoCloseable {

  private final ServedApis apis = new ServedApis();
  private final List<CallLog.Entry> log = new CopyOnWriteArrayList<>();
  private final AwsEndpoint endpoint;

  public TestEndpoint() {
    this(
        key -> Caller.administrator(Account.LOCAL),
        (caller, call) -> new Gate.Decision(List.of(), Optional.empty()));
  }

  public TestEndpoint(Principals principals, Gate gate) {
    this(principals, gate, (function, payload) -> new CompletableFuture<>());
  }

  public TestEndpoint(Principals principals, Gate gate, Functions functions) {
    endpoint =
        new AwsEndpoint(
            new InetSocketAddress("127.0.0.1", 0),
            apis,
            functions,
            new Guard(principals, gate, log::add));
  }

  public AwsEndpoint endpoint() {
    return endpoint;
  }

  public ServedApis apis() {
    return apis;
  }

  public List<CallLog.Entry> log() {
    return log;
  }

  public <C extends SdkClient> C serve(Class<C> client, C implementation) {
    apis.serve(client, implementation);
    return client(client, "AKIATEST");
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  void serve(Api api, SdkClient implementation) {
    apis.serve((Class) api.client(), implementation);
  }

  /** A client that takes random answers: it does not compare digests. */
  SdkClient trustingClient(Api api) {
    return client(api.client(), "AKIATEST", TestEndpoint::trustAnswers);
  }

  private static void trustAnswers(AwsClientBuilder<?, ?> client) {
    if (client instanceof SqsClientBuilder queues) {
      queues.checksumValidationEnabled(false);
    }
  }

  /** A real client that signs with this access key and never retries. */
  public <C extends SdkClient> C client(Class<C> type, String accessKeyId) {
    return client(type, accessKeyId, builder -> {});
  }

  private <C extends SdkClient> C client(
      Class<C> type, String accessKeyId, Consumer<AwsClientBuilder<?, ?>> more) {
    try {
      Object builder = type.getMethod("builder").invoke(null);
      ((AwsSyncClientBuilder<?, ?>) builder).httpClient(UrlConnectionHttpClient.create());
      AwsClientBuilder<?, ?> client = (AwsClientBuilder<?, ?>) builder;
      client
          .endpointOverride(endpoint.uri())
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "secret")))
          .overrideConfiguration(
              options ->
                  options
                      .retryStrategy(DefaultRetryStrategy.doNotRetry())
                      .putAdvancedOption(
                          SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true));
      more.accept(client);
      return type.cast(client.build());
    } catch (ReflectiveOperationException missing) {
      throw new IllegalStateException(missing);
    }
  }

  @Override
  public void close() {
    endpoint.close();
  }
}
