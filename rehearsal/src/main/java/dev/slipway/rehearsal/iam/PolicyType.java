package dev.slipway.rehearsal.iam;

import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType;

/** Adds a policy of its own resource to the roles it names. */
public final class PolicyType implements ResourceType {

  private final Iam iam;

  public PolicyType(Iam iam) {
    this.iam = iam;
  }

  @Override
  public String name() {
    return "AWS::IAM::Policy";
  }

  @Override
  public Created create(Resource resource) {
    Properties properties = resource.properties();
    PolicyDocument policy =
        PolicyDocument.read(
            properties
                .optional("PolicyDocument")
                .orElseThrow(() -> new IllegalArgumentException("PolicyDocument is required")));
    properties.texts("Roles").forEach(role -> iam.attach(role, policy));
    return Created.of(properties.text("PolicyName"));
  }
}
