package dev.slipway.rehearsal.logs;

import dev.slipway.rehearsal.logs.LogStream.Line;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;

/** Groups, streams and lines as the API shows them. */
final class LogShapes {

  private LogShapes() {}

  static software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup group(
      LogGroup group, String arn) {
    var shape =
        software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup.builder()
            .logGroupName(group.name())
            .arn(arn + ":*")
            .logGroupArn(arn)
            .creationTime(group.created().toEpochMilli());
    group.retentionDays().ifPresent(shape::retentionInDays);
    return shape.build();
  }

  static software.amazon.awssdk.services.cloudwatchlogs.model.LogStream stream(
      LogStream stream, String arnPrefix) {
    List<Line> lines = stream.all();
    var shape =
        software.amazon.awssdk.services.cloudwatchlogs.model.LogStream.builder()
            .logStreamName(stream.name())
            .arn(arnPrefix + stream.name())
            .creationTime(stream.created().toEpochMilli());
    if (!lines.isEmpty()) {
      shape
          .firstEventTimestamp(lines.getFirst().at().toEpochMilli())
          .lastEventTimestamp(lines.getLast().at().toEpochMilli());
    }
    return shape.build();
  }

  static OutputLogEvent output(Line line) {
    return OutputLogEvent.builder()
        .timestamp(line.at().toEpochMilli())
        .ingestionTime(line.at().toEpochMilli())
        .message(line.text())
        .build();
  }

  static FilteredLogEvent filtered(String stream, Line line) {
    return FilteredLogEvent.builder()
        .logStreamName(stream)
        .timestamp(line.at().toEpochMilli())
        .ingestionTime(line.at().toEpochMilli())
        .message(line.text())
        .eventId(stream + "/" + System.identityHashCode(line))
        .build();
  }
}
