package dev.slipway.infra;

import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.constructs.Construct;

/**
 * The network of the sample application: public subnets for the public load balancer alone,
 * isolated ones for everything else, no NAT.
 */
public final class NetworkStack extends Stack {

  static final SubnetSelection PUBLIC = subnetsNamed("Public");
  static final SubnetSelection PRIVATE = subnetsNamed("Private");

  private static final int SUBNET_MASK = 24;

  private final Vpc vpc;
  private final TierSecurityGroups securityGroups;

  public NetworkStack(Construct scope, String id) {
    super(scope, id);
    vpc =
        Vpc.Builder.create(this, "Vpc")
            .ipAddresses(IpAddresses.cidr("10.20.0.0/16"))
            .maxAzs(2)
            .natGateways(0)
            .subnetConfiguration(List.of(publicSubnets(), privateSubnets()))
            // Closing the default group needs a Lambda-backed custom resource; nothing here uses
            // that group.
            .restrictDefaultSecurityGroup(false)
            .build();
    securityGroups = new TierSecurityGroups(this, vpc);
    new ImagePullEndpoints(this, "ImagePull", vpc, securityGroups.endpoints());
  }

  IVpc vpc() {
    return vpc;
  }

  TierSecurityGroups securityGroups() {
    return securityGroups;
  }

  private static SubnetConfiguration publicSubnets() {
    return SubnetConfiguration.builder()
        .name("Public")
        .subnetType(SubnetType.PUBLIC)
        .cidrMask(SUBNET_MASK)
        .mapPublicIpOnLaunch(false)
        .build();
  }

  private static SubnetConfiguration privateSubnets() {
    return SubnetConfiguration.builder()
        .name("Private")
        .subnetType(SubnetType.PRIVATE_ISOLATED)
        .cidrMask(SUBNET_MASK)
        .build();
  }

  private static SubnetSelection subnetsNamed(String name) {
    return SubnetSelection.builder().subnetGroupName(name).build();
  }
}
