package dev.slipway.rehearsal.logs;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.cloud.LogSink;
import dev.slipway.rehearsal.logs.LogStream.Line;
import dev.slipway.rehearsal.logs.LogStream.Page;
import dev.slipway.rehearsal.time.CloudClock;
import dev.slipway.rehearsal.wire.ErrorDetails;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** Log groups in memory (CloudWatch Logs API reference, read 2026-11). */
public final class LocalLogs implements CloudWatchLogsClient, LogSink {

  private static final int PAGE = 10_000;

  private final Account account;
  private final CloudClock clock;
  private final Map<String, LogGroup> groups = new ConcurrentSkipListMap<>();

  public LocalLogs(Account account, CloudClock clock) {
    this.account = account;
    this.clock = clock;
  }

  @Override
  public boolean hasGroup(String group) {
    return groups.containsKey(group);
  }

  /** Lines for a group that does not exist are lost, as they are on AWS. */
  @Override
  public void append(String group, String stream, String line) {
    Optional.ofNullable(groups.get(group))
        .ifPresent(found -> found.append(stream, new Line(clock.now(), line)));
  }

  @Override
  public CreateLogGroupResponse createLogGroup(CreateLogGroupRequest request) {
    create(request.logGroupName(), Optional.empty());
    return CreateLogGroupResponse.builder().build();
  }

  /** Tasks that write to it go on; those that start later find no group. */
  @Override
  public DeleteLogGroupResponse deleteLogGroup(DeleteLogGroupRequest request) {
    groups.remove(group(request.logGroupName()).name());
    return DeleteLogGroupResponse.builder().build();
  }

  @Override
  public CreateLogStreamResponse createLogStream(CreateLogStreamRequest request) {
    LogGroup group = group(request.logGroupName());
    if (group.stream(request.logStreamName()).isPresent()) {
      throw exists("log stream");
    }
    group.create(request.logStreamName(), clock.now());
    return CreateLogStreamResponse.builder().build();
  }

  @Override
  public PutLogEventsResponse putLogEvents(PutLogEventsRequest request) {
    LogStream stream = stream(request.logGroupName(), request.logStreamName());
    request
        .logEvents()
        .forEach(
            event ->
                stream.append(new Line(Instant.ofEpochMilli(event.timestamp()), event.message())));
    return PutLogEventsResponse.builder().nextSequenceToken("unused").build();
  }

  @Override
  public DescribeLogGroupsResponse describeLogGroups(DescribeLogGroupsRequest request) {
    return DescribeLogGroupsResponse.builder()
        .logGroups(
            groups.values().stream()
                .filter(group -> startsWith(group.name(), request.logGroupNamePrefix()))
                .map(group -> LogShapes.group(group, arn(group)))
                .toList())
        .build();
  }

  @Override
  public DescribeLogStreamsResponse describeLogStreams(DescribeLogStreamsRequest request) {
    LogGroup group = group(request.logGroupName());
    return DescribeLogStreamsResponse.builder()
        .logStreams(
            group.streams().stream()
                .filter(stream -> startsWith(stream.name(), request.logStreamNamePrefix()))
                .map(stream -> LogShapes.stream(stream, arn(group) + ":log-stream:"))
                .toList())
        .build();
  }

  /** From a token on, else the head or, as AWS does when nothing is said, the newest lines. */
  @Override
  public GetLogEventsResponse getLogEvents(GetLogEventsRequest request) {
    LogStream stream = stream(request.logGroupName(), request.logStreamName());
    int limit = request.limit() == null ? PAGE : request.limit();
    Page page =
        Optional.ofNullable(request.nextToken())
            .map(token -> stream.from(Long.parseLong(token.substring(2)), limit))
            .orElseGet(
                () ->
                    Boolean.TRUE.equals(request.startFromHead())
                        ? stream.from(0, limit)
                        : stream.newest(limit));
    List<OutputLogEvent> events =
        page.lines().stream()
            .filter(line -> within(line, request.startTime(), request.endTime()))
            .map(LogShapes::output)
            .toList();
    long first = page.next() - page.lines().size();
    return GetLogEventsResponse.builder()
        .events(events)
        .nextForwardToken("f/" + page.next())
        .nextBackwardToken("b/" + Math.max(0, first - limit))
        .build();
  }

  /** All matching lines in one page, oldest first. */
  @Override
  public FilterLogEventsResponse filterLogEvents(FilterLogEventsRequest request) {
    LogGroup group = group(request.logGroupName());
    String wanted = plainText(request.filterPattern());
    Stream<FilteredLogEvent> events =
        group.streams().stream()
            .filter(stream -> isWanted(stream.name(), request))
            .flatMap(
                stream ->
                    stream.all().stream()
                        .filter(line -> line.text().contains(wanted))
                        .filter(line -> within(line, request.startTime(), request.endTime()))
                        .map(line -> LogShapes.filtered(stream.name(), line)));
    return FilterLogEventsResponse.builder()
        .events(events.sorted(Comparator.comparing(FilteredLogEvent::timestamp)).toList())
        .searchedLogStreams(List.of())
        .build();
  }

  @Override
  public String serviceName() {
    return "logs";
  }

  @Override
  public void close() {}

  String create(String name, Optional<Integer> retentionDays) {
    LogGroup group = new LogGroup(name, clock.now(), retentionDays);
    if (groups.putIfAbsent(name, group) != null) {
      throw exists("log group");
    }
    return arn(group);
  }

  private String arn(LogGroup group) {
    return account.arn("logs", "log-group:" + group.name());
  }

  private LogGroup group(String name) {
    return Optional.ofNullable(groups.get(name)).orElseThrow(() -> missing("log group"));
  }

  private LogStream stream(String group, String stream) {
    return group(group).stream(stream).orElseThrow(() -> missing("log stream"));
  }

  private static boolean isWanted(String stream, FilterLogEventsRequest request) {
    return startsWith(stream, request.logStreamNamePrefix())
        && (request.logStreamNames().isEmpty() || request.logStreamNames().contains(stream));
  }

  private static boolean startsWith(String name, @Nullable String prefix) {
    return prefix == null || name.startsWith(prefix);
  }

  private static boolean within(Line line, @Nullable Long from, @Nullable Long to) {
    long at = line.at().toEpochMilli();
    return (from == null || at >= from) && (to == null || at < to);
  }

  /** Filter patterns have a language of their own; only a plain or quoted text is played. */
  private static String plainText(@Nullable String pattern) {
    if (pattern == null) {
      return "";
    }
    String text = pattern.strip();
    if (text.matches("\"[^\"]*\"")) {
      return text.substring(1, text.length() - 1);
    }
    if (text.matches("[\\w./:-]*")) {
      return text;
    }
    throw InvalidParameterException.builder()
        .awsErrorDetails(
            ErrorDetails.of(
                "InvalidParameterException",
                "filter pattern " + pattern + " is not emulated locally; use one \"quoted text\""))
        .build();
  }

  private static ResourceNotFoundException missing(String what) {
    return (ResourceNotFoundException)
        ResourceNotFoundException.builder()
            .awsErrorDetails(
                ErrorDetails.of(
                    "ResourceNotFoundException", "The specified " + what + " does not exist."))
            .build();
  }

  private static ResourceAlreadyExistsException exists(String what) {
    return (ResourceAlreadyExistsException)
        ResourceAlreadyExistsException.builder()
            .awsErrorDetails(
                ErrorDetails.of(
                    "ResourceAlreadyExistsException", "The specified " + what + " already exists"))
            .build();
  }
}
