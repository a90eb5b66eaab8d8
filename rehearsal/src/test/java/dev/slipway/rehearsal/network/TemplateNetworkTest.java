package dev.slipway.rehearsal.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.cloud.Calm;
import dev.slipway.rehearsal.cloud.PullRoute.Need;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TemplateNetworkTest {

  private final TemplateNetwork network = new TemplateNetwork(Account.LOCAL);
  private final Templates templates = new Templates(network);
  private String vpc = "";
  private String subnet = "";
  private String table = "";
  private String tasks = "";
  private String doors = "";

  @BeforeEach
  void laysDownOneSubnet() {
    vpc = create("VPC", "Vpc", "{CidrBlock:'10.20.0.0/16',EnableDnsHostnames:true}");
    subnet =
        create(
            "Subnet",
            "Subnet",
            "{VpcId:'%s',CidrBlock:'10.20.7.0/28',AvailabilityZone:'us-east-1b'}".formatted(vpc));
    table = create("RouteTable", "Table", "{VpcId:'%s'}".formatted(vpc));
    create(
        "SubnetRouteTableAssociation",
        "Association",
        "{SubnetId:'%s',RouteTableId:'%s'}".formatted(subnet, table));
    tasks = group("Tasks", "");
    doors = group("Doors", "");
  }

  @Test
  void givesAddressesOfTheSubnetsRangeOnLoopback() {
    InetAddress first = network.claimAddress(subnet, List.of(tasks));
    InetAddress second = network.claimAddress(subnet, List.of(tasks));

    assertThat(first.getHostAddress()).startsWith("127.20.7.");
    assertThat(second).isNotEqualTo(first);
    assertThat(network.securityGroups(first)).containsExactly(tasks);
    network.releaseAddress(first);
    network.releaseAddress(second);
    assertThat(network.securityGroups(first)).isEmpty();
  }

  @Test
  void givesNoAddressTwiceAndSaysWhenThereIsNoneLeft() {
    List<InetAddress> all =
        java.util.stream.IntStream.range(0, 11)
            .mapToObj(it -> network.claimAddress(subnet, List.of()))
            .toList();

    assertThat(all).doesNotHaveDuplicates();
    assertThatThrownBy(() -> network.claimAddress(subnet, List.of()))
        .hasMessageContaining("10.20.7.0/28")
        .hasMessageContaining("no free address");
    network.releaseAddress(all.get(3));
    assertThat(network.claimAddress(subnet, List.of())).isEqualTo(all.get(3));
    all.forEach(network::releaseAddress);
  }

  @Test
  void knowsTheZoneOfASubnet() {
    assertThat(network.availabilityZone(subnet)).isEqualTo("us-east-1b");
  }

  @Test
  void letsNobodyInWithoutARule() {
    assertThat(network.reaches(List.of(tasks), List.of(doors), 443)).isFalse();
  }

  @Test
  void letsInTheNamedGroupOnTheNamedPortOnly() {
    letIn(doors, tasks, 443);

    assertThat(network.reaches(List.of(tasks), List.of(doors), 443)).isTrue();
    assertThat(network.reaches(List.of(tasks), List.of(doors), 80)).isFalse();
    assertThat(network.reaches(List.of(doors), List.of(doors), 443)).isFalse();
    assertThat(network.reaches(List.of(), List.of(doors), 443)).isFalse();
  }

  @Test
  void stopsAtTheCallersOwnEgressRules() {
    letIn(doors, tasks, 443);
    create(
        "SecurityGroupEgress",
        "OnlyElsewhere",
        "{GroupId:'%s',IpProtocol:'tcp',FromPort:443,ToPort:443,DestinationSecurityGroupId:'%s'}"
            .formatted(tasks, tasks));

    assertThat(network.reaches(List.of(tasks), List.of(doors), 443)).isFalse();
  }

  @Test
  void letsTheInternetInThroughAnOpenRangeOnly() {
    String open =
        group(
            "Open",
            ",SecurityGroupIngress:[{IpProtocol:'tcp',FromPort:80,ToPort:80,CidrIp:'0.0.0.0/0'}]");
    String office =
        group("Office", ",SecurityGroupIngress:[{IpProtocol:'-1',CidrIp:'203.0.113.0/24'}]");

    assertThat(network.reaches(List.of(), List.of(open), 80)).isTrue();
    assertThat(network.reaches(List.of(), List.of(office), 80)).isFalse();
  }

  @Test
  void refusesARangeItCannotJudge() {
    assertThatThrownBy(
            () -> group("Half", ",SecurityGroupIngress:[{IpProtocol:'-1',CidrIp:'10.20.7.0/28'}]"))
        .hasMessageContaining("10.20.7.0/28");
  }

  @Test
  void namesTheMissingEndpointAndTheMissingRoute() {
    assertThat(obstacle(Need.ECR_DOCKER))
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .contains("no interface endpoint com.amazonaws.us-east-1.ecr.dkr in the VPC")
                    .contains("has no route to the internet"));
  }

  @Test
  void pullsThroughAnEndpointWithAPrivateName() {
    letIn(doors, tasks, 443);
    endpoint("ecr.dkr", true);

    assertThat(obstacle(Need.ECR_DOCKER)).isEmpty();
    assertThat(obstacle(Need.ECR_API)).isPresent();
  }

  @Test
  void takesAnEndpointAwayAndPutsItBack() {
    letIn(doors, tasks, 443);
    endpoint("ecr.dkr", true);
    endpoint("ecr.api", true);

    Calm calm = network.withoutEndpoint("ecr.dkr");

    assertThat(obstacle(Need.ECR_DOCKER)).isPresent();
    assertThat(obstacle(Need.ECR_API)).isEmpty();
    calm.close();
    assertThat(obstacle(Need.ECR_DOCKER)).isEmpty();
  }

  @Test
  void needsThePrivateName() {
    letIn(doors, tasks, 443);
    endpoint("logs", false);

    assertThat(obstacle(Need.LOGS)).isPresent();
  }

  @Test
  void namesTheSecurityGroupsBetweenTaskAndEndpoint() {
    endpoint("ecr.api", true);

    assertThat(obstacle(Need.ECR_API))
        .hasValueSatisfying(text -> assertThat(text).contains(doors).contains("443"));
  }

  @Test
  void pullsThroughNatButNotThroughAnInternetGateway() {
    String igw = create("InternetGateway", "Igw", "{}");
    create("Route", "Default", route("GatewayId", igw));
    assertThat(obstacle(Need.LOGS)).hasValueSatisfying(it -> assertThat(it).contains("public IPs"));
    assertThat(network.isPublic(subnet)).isTrue();

    String nat = create("NatGateway", "Nat", "{}");
    create("Route", "Default", route("NatGatewayId", nat));
    assertThat(obstacle(Need.LOGS)).isEmpty();
    assertThat(network.isPublic(subnet)).isFalse();
  }

  @Test
  void needsTheLayerBucketsGatewayOnTheSubnetsTable() {
    create("VPCEndpoint", "Elsewhere", gateway("rtb-other", "*"));
    assertThat(obstacle(Need.S3)).isPresent();
  }

  @Test
  void readsTheGatewaysPolicy() {
    create("VPCEndpoint", "Layers", gateway(table, "arn:aws:s3:::some-other-bucket/*"));
    assertThat(obstacle(Need.S3)).hasValueSatisfying(it -> assertThat(it).contains("policy"));
  }

  @Test
  void pullsLayersWhenThePolicyNamesTheirBucket() {
    create(
        "VPCEndpoint",
        "Layers",
        gateway(table, "arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*"));
    assertThat(obstacle(Need.S3)).isEmpty();
  }

  @Test
  void refusesAnEndpointKindItDoesNotPlay() {
    assertThatThrownBy(
            () -> create("VPCEndpoint", "Odd", "{VpcEndpointType:'GatewayLoadBalancer'}"))
        .hasMessageContaining("GatewayLoadBalancer");
  }

  private java.util.Optional<String> obstacle(Need need) {
    return network.obstacle(need, List.of(subnet), List.of(tasks));
  }

  private void endpoint(String service, boolean privateDns) {
    create(
        "VPCEndpoint",
        service,
        "{VpcEndpointType:'Interface',ServiceName:'com.amazonaws.us-east-1.%s',VpcId:'%s',SecurityGroupIds:['%s'],PrivateDnsEnabled:%s}"
            .formatted(service, vpc, doors, privateDns));
  }

  private String gateway(String routeTable, String resource) {
    return "{VpcEndpointType:'Gateway',ServiceName:'com.amazonaws.us-east-1.s3',VpcId:'%s',RouteTableIds:['%s'],PolicyDocument:{Statement:[{Effect:'Allow',Action:'s3:GetObject',Resource:'%s'}]}}"
        .formatted(vpc, routeTable, resource);
  }

  private String route(String kind, String target) {
    return "{DestinationCidrBlock:'0.0.0.0/0',RouteTableId:'%s',%s:'%s'}"
        .formatted(table, kind, target);
  }

  private String group(String name, String rest) {
    return create("SecurityGroup", name, "{VpcId:'%s'%s}".formatted(vpc, rest));
  }

  private void letIn(String to, String from, int port) {
    create(
        "SecurityGroupIngress",
        "In" + port,
        "{GroupId:'%s',IpProtocol:'tcp',FromPort:%d,ToPort:%d,SourceSecurityGroupId:'%s'}"
            .formatted(to, port, port, from));
  }

  private String create(String type, String logicalId, String json) {
    return templates.create(type, logicalId, json);
  }
}
