package dev.slipway.rehearsal.sns;

import dev.slipway.rehearsal.assembly.ResourceType;
import dev.slipway.rehearsal.iam.ResourcePolicy;

/** Reads topics' policies, so that one the local IAM cannot evaluate is refused. */
public final class TopicPolicyType implements ResourceType {

  @Override
  public String name() {
    return "AWS::SNS::TopicPolicy";
  }

  @Override
  public Created create(Resource resource) {
    resource
        .properties()
        .waive("alarms publish without asking: topics are written down, not delivered", "Topics")
        .optional("PolicyDocument")
        .ifPresent(ResourcePolicy::read);
    return Created.of(resource.generatedName());
  }
}
