package dev.slipway.rehearsal.lambda;

import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.lambda.model.State;

/** Functions as the API shows them. */
final class Configurations {

  private Configurations() {}

  static FunctionConfiguration of(LambdaFunction function) {
    return FunctionConfiguration.builder()
        .functionName(function.name())
        .functionArn(function.arn())
        .handler(function.handler())
        .role(function.roleArn())
        .memorySize(function.limits().memory())
        .timeout((int) function.limits().timeout().toSeconds())
        .environment(variables -> variables.variables(function.surround().environment()))
        .loggingConfig(logging -> logging.logGroup(function.surround().logGroup()))
        .runtime(Runtime.fromValue("java25"))
        .version("$LATEST")
        .state(State.ACTIVE)
        .build();
  }
}
