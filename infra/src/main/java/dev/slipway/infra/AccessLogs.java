package dev.slipway.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;

/**
 * Who asked the load balancers for what: a bucket that is encrypted, never public, reached by TLS
 * alone, and forgets.
 */
final class AccessLogs {

  /** Days until an entry is deleted: a quarter, which covers most questions asked afterwards. */
  static final int DAYS_KEPT = 90;

  private final Stack stack;
  private final Bucket bucket;

  /**
   * S3's own key, because Elastic Load Balancing can write with no other (ALB user guide,
   * enable-access-logging, read 2026-11). It stays when its stack goes: CloudFormation cannot
   * delete a bucket that holds something.
   */
  AccessLogs(Stack stack) {
    this.stack = stack;
    bucket =
        Bucket.Builder.create(stack, "AccessLogs")
            .encryption(BucketEncryption.S3_MANAGED)
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .enforceSsl(true)
            .minimumTlsVersion(1.2)
            .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
            .lifecycleRules(
                List.of(LifecycleRule.builder().expiration(Duration.days(DAYS_KEPT)).build()))
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
    bucket.addToResourcePolicy(delivery());
  }

  /** Sends the load balancer's log into a folder of its own. */
  void record(ApplicationLoadBalancer loadBalancer, String folder) {
    loadBalancer.setAttribute("access_logs.s3.enabled", "true");
    loadBalancer.setAttribute("access_logs.s3.bucket", bucket.getBucketName());
    loadBalancer.setAttribute("access_logs.s3.prefix", folder);
    // A load balancer that may not write yet when it is told to is refused.
    if (loadBalancer.getNode().getDefaultChild() instanceof CfnResource resource
        && bucket.getPolicy() != null) {
      resource.getNode().addDependency(bucket.getPolicy());
    }
  }

  private PolicyStatement delivery() {
    String loadBalancers =
        "arn:%s:elasticloadbalancing:%s:%s:loadbalancer/*"
            .formatted(stack.getPartition(), stack.getRegion(), stack.getAccount());
    return PolicyStatement.Builder.create()
        .principals(List.of(new ServicePrincipal("logdelivery.elasticloadbalancing.amazonaws.com")))
        .actions(List.of("s3:PutObject"))
        .resources(List.of(bucket.arnForObjects("*/AWSLogs/" + stack.getAccount() + "/*")))
        .conditions(Map.of("ArnLike", Map.of("aws:SourceArn", loadBalancers)))
        .build();
  }
}
