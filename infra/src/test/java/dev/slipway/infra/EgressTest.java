package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.infra.Assembly.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Zones, ways out and what is written down about traffic, for each choice of them. */
class EgressTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void eachZoneHasAPublicAndAPrivateSubnet(int zones) {
    Assembly assembly = sample("azs=" + zones);
    assertThat(assembly.all("AWS::EC2::Subnet"))
        .hasSize(2 * zones)
        .extracting(subnet -> subnet.properties().at("/AvailabilityZone/Fn::Select/0").asInt(-1))
        .containsOnly(zones == 2 ? new Integer[] {0, 1} : new Integer[] {0, 1, 2});
    assertThat(assembly.all("AWS::ECS::Service"))
        .allSatisfy(service -> assertThat(subnets(service)).hasSize(zones));
  }

  @Test
  void withEndpointsNothingPrivateHasARouteOut() {
    Assembly assembly = sample("egress=endpoints");
    assertThat(assembly.all("AWS::EC2::NatGateway")).isEmpty();
    assertThat(assembly.all("AWS::EC2::Route"))
        .extracting(Resource::id)
        .allMatch(id -> id.startsWith("VpcPublicSubnet"));
  }

  @ParameterizedTest
  @CsvSource({"test,2,1", "test,3,1", "production,2,2", "production,3,3"})
  void withNatAZoneMayFailAloneInProduction(String stage, int zones, int gateways) {
    Assembly assembly = sample("egress=nat", "stage=" + stage, "azs=" + zones);
    assertThat(assembly.all("AWS::EC2::NatGateway")).hasSize(gateways);
    assertThat(assembly.all("AWS::EC2::Route").stream().filter(route -> isPrivate(route.id())))
        .hasSize(zones)
        .allMatch(route -> route.properties().has("NatGatewayId"));
  }

  @Test
  void withNatTheLayersStillTakeTheFreeWay() {
    Assembly assembly = sample("egress=nat");
    assertThat(assembly.all("AWS::EC2::VPCEndpoint"))
        .singleElement()
        .satisfies(
            endpoint -> {
              assertThat(endpoint.text("VpcEndpointType")).isEqualTo("Gateway");
              assertThat(endpoint.properties().path("RouteTableIds")).hasSize(2);
            });
    assertThat(assembly.all("AWS::EC2::SecurityGroup"))
        .noneMatch(group -> group.id().startsWith("Endpoints"));
  }

  /** Prices of us-east-1, the hour; the README shows what they come to. */
  @ParameterizedTest
  @CsvSource({
    "endpoints,test,$43.80,$65.70",
    "nat,test,$32.85,$32.85",
    "nat,production,$65.70,$98.55"
  })
  void theReadmeTellsWhatEachWayOutCostsAMonth(
      String egress, String stage, String inTwoZones, String inThree) throws IOException {
    String[] settings = {"egress=" + egress, "stage=" + stage};
    assertThat(costOf(sample(settings[0], settings[1], "azs=2"))).isEqualTo(inTwoZones);
    assertThat(costOf(sample(settings[0], settings[1], "azs=3"))).isEqualTo(inThree);
    assertThat(Files.readString(Artifacts.checkout().resolve("infra/README.md")))
        .containsPattern(
            "`%s`.*\\| %s \\| %s \\|"
                .formatted(egress, Pattern.quote(inTwoZones), Pattern.quote(inThree)));
  }

  @Test
  void theDefaultSecurityGroupIsClosed() {
    Assembly assembly = Assembly.sample();
    Resource closing = assembly.one("Custom::VpcRestrictDefaultSG", "Vpc");
    assertThat(closing.properties().path("DefaultSecurityGroupId").toString())
        .contains("DefaultSecurityGroup");
  }

  @Test
  void everyConnectionOfTheVpcIsWrittenDown() {
    Assembly assembly = Assembly.sample();
    Resource log = assembly.one("AWS::EC2::FlowLog", "Vpc");
    assertThat(log.text("TrafficType")).isEqualTo("ALL");
    assertThat(assembly.target(log.properties().path("ResourceId"))).startsWith("Vpc");
    assertThat(log.properties().path("LogGroupName").path("Ref").asText()).startsWith("FlowLogs");
  }

  @Test
  void onlyThisAccountsFlowLogsMayTakeTheirRole() {
    JsonNode conditions =
        Assembly.sample()
            .one("AWS::IAM::Role", "FlowLogsRole")
            .properties()
            .at("/AssumeRolePolicyDocument/Statement/0/Condition");
    assertThat(conditions.at("/StringEquals/aws:SourceAccount/Ref").asText())
        .isEqualTo("AWS::AccountId");
    assertThat(conditions.at("/ArnLike/aws:SourceArn").toString()).contains(":vpc-flow-log/*");
  }

  @ParameterizedTest
  @CsvSource({"test,30,Delete", "production,365,Retain"})
  void logGroupsLastAsLongAsTheStageAsks(String stage, int days, String policy) {
    assertThat(
            sample("stage=" + stage).templates().entrySet().stream()
                .filter(stack -> !stack.getKey().equals("SlipwayOrchestrator"))
                .map(Map.Entry::getValue)
                .flatMap(template -> Assembly.children(template.path("Resources")))
                .filter(it -> it.path("Type").asText().equals("AWS::Logs::LogGroup")))
        .hasSize(3)
        .allMatch(group -> group.at("/Properties/RetentionInDays").asInt() == days)
        .allMatch(group -> group.path("DeletionPolicy").asText().equals(policy));
  }

  private static String costOf(Assembly assembly) {
    long doors =
        assembly.all("AWS::EC2::VPCEndpoint").stream()
            .mapToLong(endpoint -> endpoint.properties().path("SubnetIds").size())
            .sum();
    long gateways = assembly.all("AWS::EC2::NatGateway").size();
    return String.format(Locale.ROOT, "$%.2f", 730 * (doors * 0.01 + gateways * 0.045));
  }

  private static boolean isPrivate(String id) {
    return id.startsWith("VpcPrivateSubnet");
  }

  private static List<JsonNode> subnets(Resource service) {
    return Assembly.children(
            service.properties().at("/NetworkConfiguration/AwsvpcConfiguration/Subnets"))
        .toList();
  }

  private static Assembly sample(String... settings) {
    return Assembly.of(SampleSettings.of(Map.of(), List.of(settings)));
  }
}
