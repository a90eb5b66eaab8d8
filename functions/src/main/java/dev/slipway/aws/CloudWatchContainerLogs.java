package dev.slipway.aws;

import dev.slipway.port.ContainerLogs;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** Logs of the awslogs driver on Amazon CloudWatch Logs. */
public final class CloudWatchContainerLogs implements ContainerLogs {
  private final CloudWatchLogsClient logs;

  public CloudWatchContainerLogs(CloudWatchLogsClient logs) {
    this.logs = logs;
  }

  @Override
  public List<String> last(String group, String stream, int lines) {
    return Call.of("logs:GetLogEvents", group + ":" + stream)
        .make(
            () -> {
              try {
                return logs.getLogEvents(
                    r ->
                        r.logGroupName(group)
                            .logStreamName(stream)
                            .limit(lines)
                            .startFromHead(false));
              } catch (ResourceNotFoundException nothingWritten) {
                return GetLogEventsResponse.builder().events(List.of()).build();
              }
            })
        .events()
        .stream()
        .map(OutputLogEvent::message)
        .toList();
  }
}
