package dev.slipway.rehearsal.iam;

import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType;
import java.util.Map;

/** Creates policies that roles share. */
public final class ManagedPolicyType implements ResourceType {

  private final Iam iam;

  public ManagedPolicyType(Iam iam) {
    this.iam = iam;
  }

  @Override
  public String name() {
    return "AWS::IAM::ManagedPolicy";
  }

  @Override
  public Created create(Resource resource) {
    Properties properties =
        resource.properties().waive("only shown to people", "Description", "Path");
    PolicyDocument policy =
        PolicyDocument.read(
            properties
                .optional("PolicyDocument")
                .orElseThrow(() -> new IllegalArgumentException("PolicyDocument is required")));
    String name = properties.optionalText("ManagedPolicyName").orElse(resource.generatedName());
    properties.texts("Roles").forEach(role -> iam.attach(role, policy));
    String arn = iam.createManagedPolicy(name, policy);
    return new Created(arn, Map.of("PolicyArn", arn));
  }
}
