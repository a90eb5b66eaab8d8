package dev.slipway.rehearsal.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.cloud.Network;
import dev.slipway.rehearsal.wire.Caller;
import dev.slipway.rehearsal.wire.Gate;
import dev.slipway.rehearsal.wire.TestEndpoint;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

/** The network of a template, asked through the SDK's own client. */
class LocalEc2Test {

  private final TemplateNetwork network = new TemplateNetwork(Account.LOCAL);
  private final Templates templates = new Templates(network);
  private final TestEndpoint endpoint = new TestEndpoint();
  private final Ec2Client ec2 = endpoint.serve(Ec2Client.class, network.client());
  private String vpc = "";
  private String subnet = "";

  @BeforeEach
  void laysDownASubnet() {
    vpc = templates.create("VPC", "Vpc", "{CidrBlock:'10.20.0.0/16',EnableDnsHostnames:true}");
    subnet =
        templates.create(
            "Subnet",
            "Subnet",
            "{VpcId:'%s',CidrBlock:'10.20.8.0/28',AvailabilityZone:'us-east-1b'}".formatted(vpc));
  }

  @AfterEach
  void stops() {
    endpoint.close();
  }

  @Test
  void countsTheAddressesThatAreFree() {
    InetAddress taken = network.claimAddress(subnet, List.of());

    Subnet shown = described();

    assertThat(shown.availableIpAddressCount()).isEqualTo(10);
    assertThat(shown.vpcId()).isEqualTo(vpc);
    assertThat(shown.cidrBlock()).isEqualTo("10.20.8.0/28");
    assertThat(shown.availabilityZone()).isEqualTo("us-east-1b");
    network.releaseAddress(taken);
  }

  @Test
  void hasNoAddressWhileOthersCrowdTheSubnet() {
    network.crowd(subnet, true);

    assertThat(described().availableIpAddressCount()).isZero();
    assertThatThrownBy(() -> network.claimAddress(subnet, List.of()))
        .isInstanceOf(Network.NoFreeAddress.class);
    network.crowd(subnet, false);
    assertThat(described().availableIpAddressCount()).isEqualTo(11);
  }

  @Test
  void showsRulesWithGroupsAndRanges() {
    String tasks = group("Tasks", "");
    String doors =
        group(
            "Doors",
            ",SecurityGroupIngress:[{IpProtocol:'tcp',FromPort:443,ToPort:443,SourceSecurityGroupId:'%s'},{IpProtocol:'tcp',FromPort:80,ToPort:81,CidrIp:'0.0.0.0/0'}]"
                .formatted(tasks));

    SecurityGroup shown =
        ec2.describeSecurityGroups(of -> of.groupIds(doors)).securityGroups().getFirst();

    assertThat(shown.ipPermissions())
        .flatExtracting(IpPermission::userIdGroupPairs)
        .extracting(UserIdGroupPair::groupId)
        .containsExactly(tasks);
    IpPermission web = shown.ipPermissions().getLast();
    assertThat(web.ipRanges().getFirst().cidrIp()).isEqualTo("0.0.0.0/0");
    assertThat(List.of(web.fromPort(), web.toPort())).containsExactly(80, 81);
    assertThat(shown.ipPermissionsEgress().getFirst().ipProtocol()).isEqualTo("-1");
  }

  @Test
  void takesARuleAwayAndGivesItBack() {
    String tasks = group("Tasks", "");
    String doors =
        group(
            "Doors",
            ",SecurityGroupIngress:[{IpProtocol:'tcp',FromPort:443,ToPort:443,SourceSecurityGroupId:'%s'}]"
                .formatted(tasks));
    List<IpPermission> shown =
        ec2.describeSecurityGroups(of -> of.groupIds(doors))
            .securityGroups()
            .getFirst()
            .ipPermissions();

    ec2.revokeSecurityGroupIngress(of -> of.groupId(doors).ipPermissions(shown));

    assertThat(network.reaches(List.of(tasks), List.of(doors), 443)).isFalse();
    assertThatThrownBy(
            () -> ec2.revokeSecurityGroupIngress(of -> of.groupId(doors).ipPermissions(shown)))
        .hasMessageContaining("The specified rule does not exist in this security group.");
    ec2.authorizeSecurityGroupIngress(of -> of.groupId(doors).ipPermissions(shown));
    assertThat(network.reaches(List.of(tasks), List.of(doors), 443)).isTrue();
  }

  @Test
  void showsEndpointsOfAVpc() {
    String doors = group("Doors", "");
    templates.create(
        "VPCEndpoint",
        "Registry",
        "{VpcEndpointType:'Interface',ServiceName:'com.amazonaws.us-east-1.ecr.dkr',VpcId:'%s',SubnetIds:['%s'],SecurityGroupIds:['%s'],PrivateDnsEnabled:true}"
            .formatted(vpc, subnet, doors));
    templates.create(
        "VPCEndpoint",
        "Layers",
        "{VpcEndpointType:'Gateway',ServiceName:'com.amazonaws.us-east-1.s3',VpcId:'%s',RouteTableIds:['rtb-1']}"
            .formatted(vpc));

    List<VpcEndpoint> shown =
        ec2.describeVpcEndpoints(of -> of.filters(is -> is.name("vpc-id").values(vpc)))
            .vpcEndpoints();

    VpcEndpoint registry = shown.getFirst();
    assertThat(registry.serviceName()).isEqualTo("com.amazonaws.us-east-1.ecr.dkr");
    assertThat(registry.stateAsString()).isEqualToIgnoringCase("available");
    assertThat(registry.subnetIds()).containsExactly(subnet);
    assertThat(registry.groups().getFirst().groupId()).isEqualTo(doors);
    assertThat(shown.getLast().vpcEndpointTypeAsString()).isEqualTo("Gateway");
    assertThat(shown.getLast().routeTableIds()).containsExactly("rtb-1");
    assertThat(
            ec2.describeVpcEndpoints(of -> of.filters(is -> is.name("vpc-id").values("vpc-other")))
                .vpcEndpoints())
        .isEmpty();
  }

  @Test
  void refusesAnUnknownSubnetInAwsWords() {
    assertThatThrownBy(() -> ec2.describeSubnets(of -> of.subnetIds("subnet-none")))
        .isInstanceOfSatisfying(
            Ec2Exception.class,
            refused -> {
              assertThat(refused.awsErrorDetails().errorCode())
                  .isEqualTo("InvalidSubnetID.NotFound");
              assertThat(refused.awsErrorDetails().errorMessage())
                  .isEqualTo("The subnet ID 'subnet-none' does not exist");
            });
  }

  @Test
  void tellsAMissingPermissionWithEc2sOwnCode() {
    Gate nobody = (caller, call) -> new Gate.Decision(List.of(), Optional.of("not you"));
    try (TestEndpoint closed =
        new TestEndpoint(key -> Caller.administrator(Account.LOCAL), nobody)) {
      Ec2Client denied = closed.serve(Ec2Client.class, network.client());

      assertThatThrownBy(() -> denied.describeSubnets(of -> {}))
          .isInstanceOfSatisfying(
              Ec2Exception.class,
              refused -> {
                assertThat(refused.statusCode()).isEqualTo(403);
                assertThat(refused.awsErrorDetails().errorCode())
                    .isEqualTo("UnauthorizedOperation");
              });
    }
  }

  private Subnet described() {
    return ec2.describeSubnets(of -> of.subnetIds(subnet)).subnets().getFirst();
  }

  private String group(String name, String rest) {
    return templates.create("SecurityGroup", name, "{VpcId:'%s'%s}".formatted(vpc, rest));
  }
}
