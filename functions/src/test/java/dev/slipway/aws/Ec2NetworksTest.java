package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.core.evidence.SecurityGroup;
import dev.slipway.core.evidence.Subnet;
import dev.slipway.core.evidence.VpcEndpoint;
import dev.slipway.port.AccessDenied;
import dev.slipway.port.RetryableFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Answers are shaped as in the EC2 API reference, read 2026-11. */
class Ec2NetworksTest {
  private final Wire wire = new Wire();
  private final Ec2Networks networks =
      new Ec2Networks(
          new Ec2Query(
              wire,
              () -> AwsBasicCredentials.create("key", "secret"),
              "us-east-1",
              URI.create("https://ec2.us-east-1.amazonaws.com")));

  @Test
  void asksForTheSubnetsByASignedQuery() {
    wire.answers(
        200,
        """
        <DescribeSubnetsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
          <subnetSet>
            <item><subnetId>subnet-a</subnetId><vpcId>vpc-1</vpcId>
              <availableIpAddressCount>0</availableIpAddressCount></item>
          </subnetSet>
        </DescribeSubnetsResponse>
        """);
    assertThat(networks.subnets(List.of("subnet-a", "subnet-b")))
        .containsExactly(new Subnet("subnet-a", "vpc-1", 0));
    assertThat(wire.body)
        .isEqualTo(
            "Action=DescribeSubnets&SubnetId.1=subnet-a&SubnetId.2=subnet-b&Version=2016-11-15");
    assertThat(wire.authorization).startsWith("AWS4-HMAC-SHA256").contains("/us-east-1/ec2/");
  }

  @Test
  void asksForNothingWhenNothingIsNamed() {
    assertThat(networks.subnets(List.of())).isEmpty();
    assertThat(networks.securityGroups(List.of())).isEmpty();
    assertThat(wire.body).isEmpty();
  }

  @Test
  void readsWhatASecurityGroupOpens() {
    wire.answers(
        200,
        """
        <DescribeSecurityGroupsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
          <securityGroupInfo>
            <item><groupId>sg-1</groupId>
              <ipPermissions>
                <item><ipProtocol>tcp</ipProtocol><fromPort>8080</fromPort><toPort>8081</toPort>
                  <groups><item><groupId>sg-2</groupId></item></groups></item>
              </ipPermissions>
              <ipPermissionsEgress>
                <item><ipProtocol>-1</ipProtocol>
                  <ipRanges><item><cidrIp>0.0.0.0/0</cidrIp></item></ipRanges></item>
              </ipPermissionsEgress></item>
          </securityGroupInfo>
        </DescribeSecurityGroupsResponse>
        """);
    SecurityGroup group = networks.securityGroups(List.of("sg-1")).getFirst();
    assertThat(group.letsIn(8081, List.of("sg-2"))).isTrue();
    assertThat(group.letsIn(8082, List.of("sg-2"))).isFalse();
    assertThat(group.letsIn(8080, List.of("sg-3"))).isFalse();
    assertThat(group.letsOut(443, List.of("sg-3"))).isTrue();
  }

  @Test
  void readsTheEndpointsOfAVpc() {
    wire.answers(
        200,
        """
        <DescribeVpcEndpointsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
          <vpcEndpointSet>
            <item><vpcEndpointId>vpce-1</vpcEndpointId>
              <serviceName>com.amazonaws.us-east-1.ecr.dkr</serviceName><state>available</state>
              <groupSet><item><groupId>sg-1</groupId></item></groupSet></item>
          </vpcEndpointSet>
        </DescribeVpcEndpointsResponse>
        """);
    assertThat(networks.endpoints("vpc-1"))
        .containsExactly(
            new VpcEndpoint(
                "vpce-1", "com.amazonaws.us-east-1.ecr.dkr", "available", List.of("sg-1")));
    assertThat(wire.body).contains("Filter.1.Name=vpc-id", "Filter.1.Value.1=vpc-1");
  }

  @Test
  void tellsADeniedCallFromASilentOne() {
    wire.answers(403, error("UnauthorizedOperation"));
    assertThatExceptionOfType(AccessDenied.class)
        .isThrownBy(() -> networks.endpoints("vpc-1"))
        .withMessageContaining("ec2:DescribeVpcEndpoints on vpc-1");
    wire.answers(503, error("RequestLimitExceeded"));
    assertThatExceptionOfType(RetryableFault.class).isThrownBy(() -> networks.endpoints("vpc-1"));
  }

  @Test
  void readsNoDocumentWithADocumentType() {
    wire.answers(
        200,
        "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a><vpcEndpointSet>&e;"
            + "</vpcEndpointSet></a>");
    assertThatExceptionOfType(RetryableFault.class).isThrownBy(() -> networks.endpoints("vpc-1"));
  }

  private static String error(String code) {
    return "<Response><Errors><Error><Code>"
        + code
        + "</Code><Message>No.</Message></Error></Errors></Response>";
  }

  /** Gives one answer and keeps what was asked. */
  private static final class Wire implements SdkHttpClient {
    private int status;
    private String answer = "";
    private String body = "";
    private String authorization = "";

    void answers(int code, String text) {
      status = code;
      answer = text;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      authorization = request.httpRequest().firstMatchingHeader("Authorization").orElse("");
      return new ExecutableHttpRequest() {

        @Override
        public HttpExecuteResponse call() throws IOException {
          body =
              new String(
                  request.contentStreamProvider().orElseThrow().newStream().readAllBytes(),
                  StandardCharsets.UTF_8);
          return HttpExecuteResponse.builder()
              .response(SdkHttpResponse.builder().statusCode(status).build())
              .responseBody(
                  AbortableInputStream.create(
                      new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8))))
              .build();
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}
  }
}
