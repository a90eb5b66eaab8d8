package dev.slipway.rehearsal.cloud;

import java.util.Map;
import java.util.Optional;

/** IAM as the synthesized policies say it. */
public interface Permissions {

  /**
   * Why the role may not do this, in AWS's words; empty when it may.
   *
   * @param roleArn the role that asks
   * @param action such as {@code ecs:UpdateService}
   * @param resource the ARN it asks for, {@code *} for actions without one
   * @param context condition keys and their values, such as {@code ecs:cluster}
   */
  Optional<String> refusal(
      String roleArn, String action, String resource, Map<String, String> context);
}
