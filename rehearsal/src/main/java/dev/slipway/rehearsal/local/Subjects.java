package dev.slipway.rehearsal.local;

import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.cloud.Json;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Which attached service the entries of the journal are about. */
final class Subjects {

  private final LocalCloud cloud;
  private final Map<String, String> names = new ConcurrentHashMap<>();

  Subjects(LocalCloud cloud) {
    this.cloud = cloud;
  }

  /** Knows the service with this ARN by the name it is attached as. */
  void learn(String name, String arn) {
    names.put(arn.substring(arn.lastIndexOf('/') + 1), name);
  }

  /** Executions are named after events, people are not. */
  String of(Journal.Entry entry) {
    return switch (entry.source()) {
      case "states" -> names.computeIfAbsent(entry.subject(), this::serviceOfExecution);
      case "sns" -> "page";
      default -> names.getOrDefault(entry.subject(), entry.subject());
    };
  }

  private String serviceOfExecution(String execution) {
    String machine = cloud.note().stateMachine();
    String arn = machine.replace(":stateMachine:", ":execution:") + ":" + execution;
    SfnClient states = cloud.services().states;
    String input = states.describeExecution(of -> of.executionArn(arn)).input();
    return Json.parse(input).path("service").asText(execution);
  }
}
