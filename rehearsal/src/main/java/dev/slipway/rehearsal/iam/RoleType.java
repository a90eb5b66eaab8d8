package dev.slipway.rehearsal.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType;
import java.util.Map;

/** Creates roles with their inline policies. */
public final class RoleType implements ResourceType {

  private final Iam iam;

  public RoleType(Iam iam) {
    this.iam = iam;
  }

  @Override
  public String name() {
    return "AWS::IAM::Role";
  }

  @Override
  public Created create(Resource resource) {
    Properties properties =
        resource
            .properties()
            .waive("only shown to people", "Description", "Tags")
            .waive("sessions do not end locally", "MaxSessionDuration");
    JsonNode trust =
        properties
            .optional("AssumeRolePolicyDocument")
            .orElseThrow(
                () -> new IllegalArgumentException("AssumeRolePolicyDocument is required"));
    Role role =
        iam.create(properties.optionalText("RoleName").orElse(resource.generatedName()), trust);
    properties
        .optional("Policies")
        .ifPresent(
            policies ->
                policies.forEach(
                    policy -> role.add(PolicyDocument.read(policy.path("PolicyDocument")))));
    properties.texts("ManagedPolicyArns").forEach(arn -> role.add(iam.managedPolicy(arn)));
    return new Created(role.name(), Map.of("Arn", role.arn(), "RoleId", "AROA" + role.name()));
  }
}
