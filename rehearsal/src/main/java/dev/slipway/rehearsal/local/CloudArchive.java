package dev.slipway.rehearsal.local;

import dev.slipway.rehearsal.story.Archive;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/**
 * Reads logs, messages, the ledger and executions. Not the place in the ledger where the token of a
 * wait is kept, nor the history of executions, where Step Functions itself shows it.
 */
final class CloudArchive implements Archive {

  private final LocalCloud cloud;
  private final Services services;
  private final Set<String> planted;

  CloudArchive(LocalCloud cloud, Set<String> planted) {
    this.cloud = cloud;
    this.services = cloud.services();
    this.planted = planted;
  }

  @Override
  public Map<String, List<String>> writings() {
    Map<String, List<String>> writings = new LinkedHashMap<>();
    writings.put("log lines", logs().toList());
    writings.put("events told", services.events.told().stream().map(Object::toString).toList());
    writings.put("notices", services.sns.published().stream().map(Object::toString).toList());
    writings.put("ledger items", ledger().toList());
    writings.put("inputs and outputs of executions", executions().toList());
    return writings;
  }

  @Override
  public Set<String> secrets() {
    Set<String> secrets = new TreeSet<>(services.trail.tokens());
    secrets.addAll(planted);
    secrets.addAll(services.iam.secrets());
    return secrets;
  }

  private Stream<String> logs() {
    return services.logs.describeLogGroupsPaginator().logGroups().stream()
        .map(LogGroup::logGroupName)
        .flatMap(
            group ->
                services
                    .logs
                    .filterLogEventsPaginator(of -> of.logGroupName(group))
                    .events()
                    .stream())
        .map(FilteredLogEvent::message);
  }

  private Stream<String> ledger() {
    return services
        .tables
        .scanPaginator(of -> of.tableName(cloud.ledgerTable()).consistentRead(true))
        .items()
        .stream()
        .map(CloudArchive::withoutToken);
  }

  private static String withoutToken(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> rest = new HashMap<>(item);
    rest.remove("parkedToken");
    return rest.toString();
  }

  private Stream<String> executions() {
    return new Deployments(cloud).all().flatMap(CloudArchive::told).filter(Objects::nonNull);
  }

  private static Stream<String> told(DescribeExecutionResponse execution) {
    return Stream.of(execution.input(), execution.output(), execution.cause());
  }
}
