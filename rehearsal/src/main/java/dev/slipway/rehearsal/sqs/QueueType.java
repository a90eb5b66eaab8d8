package dev.slipway.rehearsal.sqs;

import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType;
import java.time.Duration;
import java.util.Map;

/** Creates standard queues. */
public final class QueueType implements ResourceType {

  private static final int DEFAULT_VISIBILITY_SECONDS = 30;

  private final LocalSqs sqs;

  public QueueType(LocalSqs sqs) {
    this.sqs = sqs;
  }

  @Override
  public String name() {
    return "AWS::SQS::Queue";
  }

  @Override
  public Created create(Resource resource) {
    Properties properties =
        resource
            .properties()
            .waive("only shown to people", "Tags")
            .waive("messages stay in memory", "SqsManagedSseEnabled", "KmsMasterKeyId")
            .waive("messages outlive the rehearsal anyway", "MessageRetentionPeriod");
    if (properties.flag("FifoQueue", false)) {
      throw new IllegalArgumentException(
          "FifoQueue true is not played locally; only standard queues are");
    }
    String name = properties.optionalText("QueueName").orElse(resource.generatedName());
    Duration visibility =
        Duration.ofSeconds(properties.integer("VisibilityTimeout", DEFAULT_VISIBILITY_SECONDS));
    String arn = sqs.create(name, visibility);
    return new Created(
        sqs.urlOf(arn), Map.of("Arn", arn, "QueueName", name, "QueueUrl", sqs.urlOf(arn)));
  }
}
