package dev.slipway.infra;

import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.constructs.Construct;

/**
 * The network of the sample application: public subnets for the public load balancer (and NAT
 * gateways, if chosen), private ones for everything else; flow logs; a default security group that
 * lets nothing through.
 */
public final class NetworkStack extends Stack {

  static final SubnetSelection PUBLIC = subnetsNamed("Public");
  static final SubnetSelection PRIVATE = subnetsNamed("Private");

  private static final int SUBNET_MASK = 24;

  private final SampleSettings settings;
  private final Vpc vpc;
  private final TierSecurityGroups securityGroups;

  NetworkStack(Construct scope, SampleSettings settings) {
    super(scope, "SlipwayNetwork");
    this.settings = settings;
    vpc =
        Vpc.Builder.create(this, "Vpc")
            .ipAddresses(IpAddresses.cidr("10.20.0.0/16"))
            .availabilityZones(zones())
            .natGateways(natGateways())
            .subnetConfiguration(List.of(publicSubnets(), privateSubnets()))
            .restrictDefaultSecurityGroup(true)
            .build();
    vpc.addFlowLog("FlowLog", flowLog());
    securityGroups = new TierSecurityGroups(this, vpc, settings);
    waysOut();
  }

  IVpc vpc() {
    return vpc;
  }

  TierSecurityGroups securityGroups() {
    return securityGroups;
  }

  /** The Region's first zones, whichever Region it is; CDK itself would take two at most. */
  private List<String> zones() {
    return IntStream.range(0, settings.zones())
        .mapToObj(zone -> Fn.select(zone, Fn.getAzs()))
        .toList();
  }

  private int natGateways() {
    return switch (settings.egress()) {
      case ENDPOINTS -> 0;
      case NAT -> settings.stage().isProtected() ? settings.zones() : 1;
    };
  }

  private void waysOut() {
    switch (settings.egress()) {
      case ENDPOINTS -> new ImagePullEndpoints(this, "ImagePull", vpc, securityGroups.endpoints());
      case NAT -> ImagePullEndpoints.layersPastTheNat(this, vpc);
    }
  }

  private FlowLogOptions flowLog() {
    return FlowLogOptions.builder()
        .trafficType(FlowLogTrafficType.ALL)
        .destination(new FlowLogs(this, settings.stage()).destination())
        .build();
  }

  private SubnetConfiguration publicSubnets() {
    return SubnetConfiguration.builder()
        .name("Public")
        .subnetType(SubnetType.PUBLIC)
        .cidrMask(SUBNET_MASK)
        .mapPublicIpOnLaunch(false)
        .build();
  }

  private SubnetConfiguration privateSubnets() {
    return SubnetConfiguration.builder()
        .name("Private")
        .subnetType(
            settings.egress() == Egress.NAT
                ? SubnetType.PRIVATE_WITH_EGRESS
                : SubnetType.PRIVATE_ISOLATED)
        .cidrMask(SUBNET_MASK)
        .build();
  }

  private static SubnetSelection subnetsNamed(String name) {
    return SubnetSelection.builder().subnetGroupName(name).build();
  }
}
