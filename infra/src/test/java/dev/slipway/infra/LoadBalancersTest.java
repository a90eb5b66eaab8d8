package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.infra.Assembly.Resource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadBalancersTest {

  private static final Assembly PLAIN = Assembly.sample();
  private static final Assembly TLS =
      Assembly.of(SampleSettings.combinations().get("tls-production"));

  @ParameterizedTest
  @ValueSource(strings = {"Public", "Internal"})
  void nothingMalformedReachesATask(String role) {
    assertThat(attributes(PLAIN, role))
        .containsEntry("routing.http.drop_invalid_header_fields.enabled", "true")
        .containsEntry("routing.http.desync_mitigation_mode", "defensive");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Public", "Internal"})
  void eachRequestIsWrittenDownInAFolderOfItsLoadBalancer(String role) {
    Resource loadBalancer = loadBalancer(PLAIN, role);
    assertThat(attributes(PLAIN, role))
        .containsEntry("access_logs.s3.enabled", "true")
        .containsEntry("access_logs.s3.prefix", role.toLowerCase(java.util.Locale.ROOT));
    assertThat(loadBalancer.properties().path("LoadBalancerAttributes").toString())
        .contains("{\"Ref\":\"" + bucket().id() + "\"}");
    assertThat(loadBalancer.definition().path("DependsOn").toString())
        .contains(bucketPolicy().id());
  }

  @Test
  void theLogIsEncryptedNeverPublicAndForgets() {
    JsonNode bucket = bucket().properties();
    assertThat(bucket.path("BucketEncryption").toString()).contains("\"AES256\"");
    assertThat(bucket.path("PublicAccessBlockConfiguration").properties())
        .hasSize(4)
        .allMatch(each -> each.getValue().asBoolean());
    assertThat(bucket.at("/OwnershipControls/Rules/0/ObjectOwnership").asText())
        .isEqualTo("BucketOwnerEnforced");
    assertThat(bucket.at("/LifecycleConfiguration/Rules/0/ExpirationInDays").asInt()).isEqualTo(90);
  }

  @Test
  void onlyLoadBalancersOfThisAccountWriteItAndOnlyByTls() {
    List<JsonNode> statements =
        Assembly.children(bucketPolicy().properties().at("/PolicyDocument/Statement")).toList();
    assertThat(statements)
        .filteredOn(it -> it.path("Effect").asText().equals("Allow"))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.path("Action").asText()).isEqualTo("s3:PutObject");
              assertThat(it.at("/Principal/Service").asText())
                  .isEqualTo("logdelivery.elasticloadbalancing.amazonaws.com");
              assertThat(it.at("/Condition/ArnLike/aws:SourceArn").toString())
                  .contains(":loadbalancer/*", "AWS::AccountId");
            });
    assertThat(statements)
        .filteredOn(it -> it.path("Effect").asText().equals("Deny"))
        .extracting(it -> it.path("Condition").toString())
        .containsExactlyInAnyOrder(
            "{\"Bool\":{\"aws:SecureTransport\":\"false\"}}",
            "{\"NumericLessThan\":{\"s3:TlsVersion\":1.2}}");
  }

  @ParameterizedTest
  @CsvSource({"test,false", "production,true"})
  void inProductionNobodyDeletesALoadBalancerByAccident(String stage, String isProtected) {
    Assembly assembly = Assembly.of(SampleSettings.of(Map.of(), List.of("stage=" + stage)));
    assertThat(attributes(assembly, "Public"))
        .containsEntry("deletion_protection.enabled", isProtected);
    assertThat(attributes(assembly, "Internal"))
        .containsEntry("deletion_protection.enabled", isProtected);
  }

  @Test
  void withoutACertificateThePublicListenerSpeaksHttp() {
    assertThat(listeners(PLAIN)).containsExactlyInAnyOrder("HTTP 80 forward", "HTTP 8080 forward");
  }

  @Test
  void withACertificatePlainRequestsAreSentToTls() {
    assertThat(listeners(TLS))
        .containsExactlyInAnyOrder("HTTP 80 redirect", "HTTPS 443 forward", "HTTP 8080 forward");
    JsonNode redirect = listener(TLS, "80").properties().at("/DefaultActions/0/RedirectConfig");
    assertThat(redirect)
        .hasToString("{\"Port\":\"443\",\"Protocol\":\"HTTPS\",\"StatusCode\":\"HTTP_301\"}");
  }

  @Test
  void theTlsListenerTakesModernProtocolsAloneAndSaysSo() {
    Resource https = listener(TLS, "443");
    assertThat(https.text("SslPolicy")).isEqualTo("ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09");
    assertThat(https.properties().at("/Certificates/0/CertificateArn").asText())
        .startsWith("arn:aws:acm:");
    assertThat(https.properties().path("ListenerAttributes").toString())
        .contains("strict_transport_security", "max-age=31536000");
  }

  @Test
  void theInternetReachesTheTwoPublicPortsAndNothingElse() {
    assertThat(new Reachability(TLS).open())
        .filteredOn(door -> door.from().equals(Reachability.INTERNET))
        .extracting(door -> door.to() + " " + door.ports())
        .containsExactlyInAnyOrder(
            "PublicLoadBalancer tcp 80 0.0.0.0/0", "PublicLoadBalancer tcp 443 0.0.0.0/0");
  }

  @Test
  void trafficMovesOnTheTlsListenerToo() {
    Assembly assembly =
        Assembly.of(SampleSettings.combinations().get("tls-production").with(Strategy.BLUE_GREEN));
    Resource rule = assembly.one("AWS::ElasticLoadBalancingV2::ListenerRule", "Frontend");
    assertThat(assembly.target(rule.properties().path("ListenerArn")))
        .isEqualTo(listener(assembly, "443").id());
  }

  private static Resource bucket() {
    return PLAIN.one("AWS::S3::Bucket", "AccessLogs");
  }

  private static Resource bucketPolicy() {
    return PLAIN.one("AWS::S3::BucketPolicy", "AccessLogs");
  }

  private static Resource loadBalancer(Assembly assembly, String role) {
    return assembly.one("AWS::ElasticLoadBalancingV2::LoadBalancer", role);
  }

  private static Map<String, String> attributes(Assembly assembly, String role) {
    return Assembly.children(
            loadBalancer(assembly, role).properties().path("LoadBalancerAttributes"))
        .collect(Collectors.toMap(it -> it.path("Key").asText(), it -> it.path("Value").asText()));
  }

  private static List<String> listeners(Assembly assembly) {
    return assembly.all("AWS::ElasticLoadBalancingV2::Listener").stream()
        .map(
            it ->
                String.join(
                    " ",
                    it.text("Protocol"),
                    it.text("Port"),
                    it.properties().at("/DefaultActions/0/Type").asText()))
        .toList();
  }

  private static Resource listener(Assembly assembly, String port) {
    return assembly.all("AWS::ElasticLoadBalancingV2::Listener").stream()
        .filter(it -> it.text("Port").equals(port))
        .findFirst()
        .orElseThrow();
  }
}
