package dev.slipway.rehearsal.cloud;

import java.util.List;
import java.util.Optional;

/** Whether a task's network lets it reach the AWS services it needs, read from the templates. */
public interface PullRoute {

  /** What a task reaches for over the network before its containers run. */
  enum Need {
    /** ECR's API: tokens and manifests ({@code ecr.api}). */
    ECR_API,
    /** ECR's registry ({@code ecr.dkr}). */
    ECR_DOCKER,
    /** Image layers, which ECR keeps in S3. */
    S3,
    /** CloudWatch Logs, for the awslogs driver. */
    LOGS
  }

  /**
   * Why a task in these subnets with these security groups cannot reach the service; empty when it
   * can.
   */
  Optional<String> obstacle(Need need, List<String> subnetIds, List<String> securityGroupIds);
}
