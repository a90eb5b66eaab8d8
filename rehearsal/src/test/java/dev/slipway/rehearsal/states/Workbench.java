package dev.slipway.rehearsal.states;

import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.cloud.Topics;
import dev.slipway.rehearsal.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** One machine at a time, on virtual time, with functions made up for the test. */
final class Workbench {

  static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:pages";
  static final String ROLE = "arn:aws:iam::111122223333:role/machine";

  final VirtualClock clock = new VirtualClock(START, new Random(7));
  final FakeFunctions functions = new FakeFunctions();
  final List<Map<String, ?>> published = new ArrayList<>();
  final List<Journal.Entry> entries = new ArrayList<>();
  final List<String> pages = new ArrayList<>();
  Optional<String> refusal = Optional.empty();
  final LocalStates states;

  Workbench() {
    Journal journal = new Journal();
    journal.read(entries::add);
    states =
        new LocalStates(
            new Surroundings(
                clock,
                functions,
                (role, action, resource, context) -> refusal,
                this::publish,
                (source, type, resources, detail) -> published.add(detail),
                journal,
                new Random(42)));
  }

  private Topics.Receipt publish(String topicArn, String subject, String message) {
    if (!topicArn.equals(TOPIC)) {
      return new Topics.Receipt.Refused("NotFoundException", "Topic does not exist");
    }
    pages.add(subject + ": " + message);
    return new Topics.Receipt.Published("message-" + pages.size());
  }

  String machine(String json) {
    return states
        .createStateMachine(request -> request.name("machine").roleArn(ROLE).definition(json))
        .stateMachineArn();
  }

  /** A machine that starts at A, from the text of its states. */
  String machineOf(String statesJson) {
    return machine(
        "{'QueryLanguage':'JSONata','StartAt':'A','States':{%s}}"
            .formatted(statesJson)
            .replace('\'', '"'));
  }

  String start(String machineArn, String input) {
    return states
        .startExecution(request -> request.stateMachineArn(machineArn).input(input))
        .executionArn();
  }

  /** Runs states from A to rest, within an hour. */
  DescribeExecutionResponse run(String statesJson, String input) {
    String execution = start(machineOf(statesJson), input.replace('\'', '"'));
    clock.advance(Duration.ofHours(1));
    return describe(execution);
  }

  DescribeExecutionResponse describe(String execution) {
    return states.describeExecution(request -> request.executionArn(execution));
  }

  List<HistoryEvent> history(String execution) {
    return states
        .getExecutionHistory(request -> request.executionArn(execution).maxResults(1000))
        .events();
  }

  List<String> types(String execution) {
    return history(execution).stream().map(HistoryEvent::typeAsString).toList();
  }
}
