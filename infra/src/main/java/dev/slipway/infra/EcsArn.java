package dev.slipway.infra;

import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;

/** ARNs of ECS resources in a stack's account and Region. */
final class EcsArn {
  private EcsArn() {}

  /**
   * The ARN, with tokens where the stack is of no certain account.
   *
   * @param resource the kind, such as {@code task-definition}
   * @param name what follows the kind, such as {@code family:*}
   */
  static String of(Stack stack, String resource, String name) {
    return stack.formatArn(
        ArnComponents.builder()
            .service("ecs")
            .resource(resource)
            .resourceName(name)
            .arnFormat(ArnFormat.SLASH_RESOURCE_NAME)
            .build());
  }
}
