package dev.slipway.rehearsal.elb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType;
import dev.slipway.rehearsal.time.ManualClock;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ElbTypesTest {

  private final Workshop workshop =
      new Workshop(
          new ManualClock(),
          (target, question) -> CompletableFuture.completedFuture(new CheckResult.Passed()));

  @AfterEach
  void closes() {
    workshop.close();
  }

  @Test
  void bringsALoadBalancerWithItsListenerUp() throws Exception {
    ResourceType.Created balancer =
        create(
            "LoadBalancer",
            """
            {"Scheme": "internal", "Type": "application", "Subnets": ["subnet-a", "subnet-b"],
             "SecurityGroups": ["sg-1"],
             "LoadBalancerAttributes": [{"Key": "idle_timeout.timeout_seconds", "Value": "7"}]}
            """);
    ResourceType.Created group =
        create(
            "TargetGroup",
            """
            {"HealthCheckIntervalSeconds": 10, "HealthCheckPath": "/health",
             "HealthCheckTimeoutSeconds": 5, "HealthyThresholdCount": 2, "Port": 8080,
             "Matcher": {"HttpCode": "200"}, "Protocol": "HTTP", "TargetType": "ip",
             "TargetGroupAttributes": [
               {"Key": "deregistration_delay.timeout_seconds", "Value": "17"},
               {"Key": "stickiness.enabled", "Value": "false"}],
             "UnhealthyThresholdCount": 2, "VpcId": "vpc-1"}
            """);
    create(
        "Listener",
        """
        {"DefaultActions": [{"TargetGroupArn": "%s", "Type": "forward"}],
         "LoadBalancerArn": "%s", "Port": 8081, "Protocol": "HTTP"}
        """
            .formatted(group.ref(), balancer.ref()));

    String dnsName = (String) balancer.attributes().get("DNSName");
    assertThat(dnsName).startsWith("internal-TestStack-").endsWith(".us-east-1.elb.amazonaws.com");
    assertThat(workshop.elb.url(dnsName, 8081)).isPresent();
    assertThat(balancer.attributes().get("LoadBalancerFullName").toString())
        .matches("app/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}");
    assertThat(group.attributes().get("TargetGroupFullName").toString())
        .startsWith("targetgroup/TestStack-");
    assertThat(
            workshop
                .elb
                .describeTargetGroupAttributes(it -> it.targetGroupArn(group.ref()))
                .attributes())
        .anySatisfy(it -> assertThat(it.value()).isEqualTo("17"));
    assertThat(
            workshop
                .elb
                .describeTargetGroups(it -> it.targetGroupArns(group.ref()))
                .targetGroups()
                .getFirst()
                .loadBalancerArns())
        .containsExactly(balancer.ref());
  }

  @Test
  void refusesAPropertyItDoesNotKnow() {
    assertThatThrownBy(
            () ->
                create(
                    "LoadBalancer",
                    """
                    {"Subnets": ["subnet-a", "subnet-b"], "Surprise": true}
                    """))
        .hasMessageContaining("Surprise");
  }

  @Test
  void refusesHttpsBecauseItHasNoCertificates() {
    assertThatThrownBy(
            () ->
                create(
                    "Listener",
                    """
                    {"DefaultActions": [{"TargetGroupArn": "%s", "Type": "forward"}],
                     "LoadBalancerArn": "%s", "Port": 443, "Protocol": "HTTPS"}
                    """
                        .formatted(workshop.group, workshop.loadBalancer.loadBalancerArn())))
        .hasMessageContaining("HTTPS");
  }

  private ResourceType.Created create(String type, String json) throws JsonProcessingException {
    Properties properties = new Properties(new ObjectMapper().readTree(json));
    return workshop.elb.types().stream()
        .filter(it -> it.name().equals("AWS::ElasticLoadBalancingV2::" + type))
        .findFirst()
        .orElseThrow()
        .create(
            new ResourceType.Resource(
                "TestStack", "ALongLogicalIdThatDoesNotFitA1B2C3" + type, type, properties));
  }
}
