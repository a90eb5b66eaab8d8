package dev.slipway.rehearsal.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.time.VirtualClock;
import dev.slipway.rehearsal.wire.TestEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

class LocalLogsTest {

  private final VirtualClock clock =
      new VirtualClock(Instant.parse("2026-11-23T12:00:00Z"), new Random(1));
  private final LocalLogs logs = new LocalLogs(Account.LOCAL, clock);
  private final TestEndpoint endpoint = new TestEndpoint();
  private final CloudWatchLogsClient client = endpoint.serve(CloudWatchLogsClient.class, logs);

  @BeforeEach
  void createGroup() {
    logs.create("web", Optional.of(30));
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Test
  void forgetsAGroupThatIsDeleted() {
    client.deleteLogGroup(request -> request.logGroupName("web"));

    assertThat(logs.hasGroup("web")).isFalse();
    assertThatThrownBy(() -> client.deleteLogGroup(request -> request.logGroupName("web")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void readsLinesInOrderFromWhereATokenPoints() {
    logs.append("web", "task/1", "first");
    GetLogEventsResponse before =
        client.getLogEvents(
            request -> request.logGroupName("web").logStreamName("task/1").startFromHead(true));
    logs.append("web", "task/1", "second");

    GetLogEventsResponse after =
        client.getLogEvents(
            request ->
                request
                    .logGroupName("web")
                    .logStreamName("task/1")
                    .nextToken(before.nextForwardToken()));

    assertThat(before.events()).extracting(OutputLogEvent::message).containsExactly("first");
    assertThat(after.events()).extracting(OutputLogEvent::message).containsExactly("second");
  }

  @Test
  void filtersOverAllStreamsByTextAndTime() {
    logs.append("web", "a", "GET /old");
    clock.advance(Duration.ofSeconds(10));
    logs.append("web", "b", "GET /new");
    clock.advance(Duration.ofSeconds(1));
    logs.append("web", "a", "POST /new");

    assertThat(
            client
                .filterLogEvents(
                    request ->
                        request
                            .logGroupName("web")
                            .filterPattern("\"/new\"")
                            .startTime(clock.now().minusSeconds(5).toEpochMilli()))
                .events())
        .extracting(FilteredLogEvent::message)
        .containsExactly("GET /new", "POST /new");
  }

  @Test
  void refusesFilterPatternsItDoesNotEvaluate() {
    assertThatThrownBy(
            () ->
                client.filterLogEvents(
                    request -> request.logGroupName("web").filterPattern("{ $.level = 1 }")))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("not emulated locally");
  }

  @Test
  void knowsWhichGroupsExist() {
    assertThat(logs.hasGroup("web")).isTrue();
    assertThat(logs.hasGroup("none")).isFalse();
    logs.append("none", "a", "lost");
    assertThatThrownBy(() -> client.describeLogStreams(request -> request.logGroupName("none")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThat(client.describeLogGroups().logGroups())
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.retentionInDays()).isEqualTo(30);
              assertThat(group.arn())
                  .isEqualTo("arn:aws:logs:us-east-1:111122223333:log-group:web:*");
            });
  }

  @Test
  void dropsTheOldestLinesOfALongStream() {
    LogStream stream = new LogStream("a", clock.now());
    for (int line = 0; line < 50_000; line++) {
      stream.append(new LogStream.Line(clock.now(), "line " + line));
    }

    assertThat(stream.all()).hasSizeLessThanOrEqualTo(20_000);
    assertThat(stream.all().getLast().text()).isEqualTo("line 49999");
    assertThat(stream.from(49_999, 10).lines()).hasSize(1);
  }
}
