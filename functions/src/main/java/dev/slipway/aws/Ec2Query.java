package dev.slipway.aws;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * The few reads of the EC2 API that a diagnosis needs, without the SDK's EC2 module, of which the
 * JVM would load the classes of all operations: one signed request of the query protocol, and its
 * XML (EC2 developer guide, making-api-requests, read 2026-11).
 */
public final class Ec2Query {
  private static final String VERSION = "2016-11-15";

  private final SdkHttpClient http;
  private final Supplier<AwsCredentialsIdentity> credentials;
  private final String region;
  private final URI endpoint;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  /**
   * @param credentials asked for with each request, since they expire
   * @param region that the endpoint belongs to
   */
  public Ec2Query(
      SdkHttpClient http,
      Supplier<AwsCredentialsIdentity> credentials,
      String region,
      URI endpoint) {
    this.http = http;
    this.credentials = credentials;
    this.region = region;
    this.endpoint = endpoint;
  }

  /**
   * Makes the request.
   *
   * @return the root of the answer
   * @throws AwsServiceException when EC2 refuses
   * @throws SdkClientException when EC2 cannot be reached or its answer cannot be read
   */
  Xml ask(String action, Map<String, String> parameters) {
    SignedRequest signed = signed(body(action, parameters));
    HttpExecuteRequest.Builder request = HttpExecuteRequest.builder().request(signed.request());
    signed.payload().ifPresent(request::contentStreamProvider);
    try {
      HttpExecuteResponse answer = http.prepareRequest(request.build()).call();
      Xml root = root(answer);
      if (answer.httpResponse().isSuccessful()) {
        return root;
      }
      throw refusal(answer.httpResponse().statusCode(), root);
    } catch (IOException e) {
      throw SdkClientException.create(action + " got no answer that can be read", e);
    }
  }

  private SignedRequest signed(String body) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint)
            .encodedPath("/")
            .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .build();
    return signer.sign(
        each ->
            each.identity(credentials.get())
                .request(request)
                .payload(ContentStreamProvider.fromUtf8String(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "ec2")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
  }

  private static String body(String action, Map<String, String> parameters) {
    Map<String, String> all = new TreeMap<>(parameters);
    all.put("Action", action);
    all.put("Version", VERSION);
    return all.entrySet().stream()
        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Xml root(HttpExecuteResponse answer) throws IOException {
    InputStream body = answer.responseBody().orElseThrow(() -> new IOException("no body"));
    try (body) {
      return Xml.read(body);
    }
  }

  private static AwsServiceException refusal(int status, Xml root) {
    Xml error = root.child("Errors").child("Error");
    return AwsServiceException.builder()
        .statusCode(status)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .serviceName("Ec2")
                .errorCode(error.text("Code"))
                .errorMessage(error.text("Message"))
                .build())
        .build();
  }
}
