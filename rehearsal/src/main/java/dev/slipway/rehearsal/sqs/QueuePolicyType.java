package dev.slipway.rehearsal.sqs;

import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType;
import dev.slipway.rehearsal.iam.ResourcePolicy;

/** Gives queues the policy that says which services may send to them. */
public final class QueuePolicyType implements ResourceType {

  private final LocalSqs sqs;

  public QueuePolicyType(LocalSqs sqs) {
    this.sqs = sqs;
  }

  @Override
  public String name() {
    return "AWS::SQS::QueuePolicy";
  }

  @Override
  public Created create(Resource resource) {
    Properties properties = resource.properties();
    ResourcePolicy policy =
        ResourcePolicy.read(
            properties
                .optional("PolicyDocument")
                .orElseThrow(() -> new IllegalArgumentException("PolicyDocument is required")));
    properties.texts("Queues").forEach(url -> sqs.setPolicy(url, policy));
    return Created.of(resource.generatedName());
  }

  @Override
  public Created update(Resource resource, Former former) {
    return former.changedOnly("PolicyDocument", resource)
        ? create(resource)
        : ResourceType.super.update(resource, former);
  }
}
