package dev.slipway.rehearsal.iam;

import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Adds a policy of its own resource to the roles it names. */
public final class PolicyType implements ResourceType {

  private static final String DOCUMENT = "PolicyDocument";

  private final Iam iam;
  private final Map<String, PolicyDocument> present = new ConcurrentHashMap<>();

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
    PolicyDocument policy = document(properties);
    properties.texts("Roles").forEach(role -> iam.attach(role, policy));
    present.put(resource.generatedName(), policy);
    return Created.of(properties.text("PolicyName"));
  }

  @Override
  public Created update(Resource resource, Former former) {
    if (!former.changedOnly(DOCUMENT, resource)) {
      return ResourceType.super.update(resource, former);
    }
    PolicyDocument before = document(resource);
    Created updated = create(resource);
    // The new one first: no call may find the role without either.
    resource.properties().texts("Roles").forEach(role -> iam.detach(role, before));
    return updated;
  }

  /** As the roles have it now. */
  private PolicyDocument document(Resource resource) {
    return Optional.ofNullable(present.get(resource.generatedName()))
        .orElseThrow(() -> new IllegalStateException(resource.path() + " was never created"));
  }

  private static PolicyDocument document(Properties properties) {
    return PolicyDocument.read(
        properties
            .optional(DOCUMENT)
            .orElseThrow(() -> new IllegalArgumentException(DOCUMENT + " is required")));
  }
}
