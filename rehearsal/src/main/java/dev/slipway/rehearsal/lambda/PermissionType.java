package dev.slipway.rehearsal.lambda;

import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType;

/** Lets a service invoke a function: {@code AWS::Lambda::Permission}. */
public final class PermissionType implements ResourceType {

  private final ResourcePolicy policy;

  public PermissionType(ResourcePolicy policy) {
    this.policy = policy;
  }

  @Override
  public String name() {
    return "AWS::Lambda::Permission";
  }

  @Override
  public Created create(Resource resource) {
    Properties properties =
        resource.properties().waive("there is one account here", "SourceAccount");
    if (!properties.text("Action").equals("lambda:InvokeFunction")) {
      throw new IllegalArgumentException(
          "Action " + properties.text("Action") + " is not played here; lambda:InvokeFunction is");
    }
    policy.add(
        new ResourcePolicy.Grant(
            LambdaFunction.nameOf(properties.text("FunctionName")),
            properties.text("Principal"),
            properties.optionalText("SourceArn").orElse("*")));
    return Created.of(resource.generatedName());
  }
}
