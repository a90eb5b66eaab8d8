package dev.slipway.infra;

import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpoint;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpoint;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * The endpoints a Fargate task needs where there is no way to the internet: the registry's API and
 * its Docker endpoint, S3 for the layers, and CloudWatch Logs (ECR user guide, vpc-endpoints, read
 * 2026-11).
 */
public final class ImagePullEndpoints extends Construct {

  /**
   * @param securityGroup the group of the interface endpoints; who may reach them on port 443 is
   *     the caller's to say
   */
  public ImagePullEndpoints(Construct scope, String id, IVpc vpc, ISecurityGroup securityGroup) {
    super(scope, id);
    interfaceEndpoint("EcrApiEndpoint", InterfaceVpcEndpointAwsService.ECR, vpc, securityGroup);
    interfaceEndpoint(
        "EcrDockerEndpoint", InterfaceVpcEndpointAwsService.ECR_DOCKER, vpc, securityGroup);
    interfaceEndpoint(
        "LogsEndpoint", InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS, vpc, securityGroup);
    GatewayVpcEndpoint.Builder.create(this, "S3Endpoint")
        .vpc(vpc)
        .service(GatewayVpcEndpointAwsService.S3)
        .subnets(List.of(NetworkStack.PRIVATE))
        .build()
        .addToPolicy(layersOnly());
  }

  /**
   * Where tasks reach everything through a NAT gateway: layers still come through S3's gateway
   * endpoint, which is free of charge, instead of through the NAT gateway, which is paid by the
   * gigabyte.
   */
  static void layersPastTheNat(Construct scope, IVpc vpc) {
    GatewayVpcEndpoint.Builder.create(scope, "S3Endpoint")
        .vpc(vpc)
        .service(GatewayVpcEndpointAwsService.S3)
        .subnets(List.of(NetworkStack.PRIVATE))
        .build();
  }

  private void interfaceEndpoint(
      String id, InterfaceVpcEndpointAwsService service, IVpc vpc, ISecurityGroup securityGroup) {
    InterfaceVpcEndpoint.Builder.create(this, id)
        .vpc(vpc)
        .service(service)
        .subnets(NetworkStack.PRIVATE)
        .securityGroups(List.of(securityGroup))
        .open(false)
        .privateDnsEnabled(true)
        .build();
  }

  private static PolicyStatement layersOnly() {
    return PolicyStatement.Builder.create()
        .principals(List.of(new AnyPrincipal()))
        .actions(List.of("s3:GetObject"))
        .resources(
            List.of(
                "arn:" + Aws.PARTITION + ":s3:::prod-" + Aws.REGION + "-starport-layer-bucket/*"))
        .build();
  }
}
