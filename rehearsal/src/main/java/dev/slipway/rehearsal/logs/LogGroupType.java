package dev.slipway.rehearsal.logs;

import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType;
import java.util.Map;

/** Creates log groups. */
public final class LogGroupType implements ResourceType {

  private final LocalLogs logs;

  public LogGroupType(LocalLogs logs) {
    this.logs = logs;
  }

  @Override
  public String name() {
    return "AWS::Logs::LogGroup";
  }

  @Override
  public Created create(Resource resource) {
    Properties properties =
        resource
            .properties()
            .waive("only shown to people", "Tags")
            .waive("lines stay in memory", "KmsKeyId", "LogGroupClass");
    String name = properties.optionalText("LogGroupName").orElse(resource.generatedName());
    String arn =
        logs.create(name, properties.optionalText("RetentionInDays").map(Integer::parseInt));
    return new Created(name, Map.of("Arn", arn + ":*"));
  }
}
