package dev.slipway.rehearsal.sns;

import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType;
import java.util.Map;

/** Creates topics. */
public final class TopicType implements ResourceType {

  private final LocalSns sns;

  public TopicType(LocalSns sns) {
    this.sns = sns;
  }

  @Override
  public String name() {
    return "AWS::SNS::Topic";
  }

  @Override
  public Created create(Resource resource) {
    Properties properties =
        resource
            .properties()
            .waive("only shown to people", "DisplayName", "Tags")
            .waive("messages stay in memory", "KmsMasterKeyId");
    String name = properties.optionalText("TopicName").orElse(resource.generatedName());
    String arn = sns.create(name);
    return new Created(arn, Map.of("TopicArn", arn, "TopicName", name));
  }
}
