package dev.slipway.rehearsal.operate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/** What a person can ask of the orchestrator of one account and Region. */
public final class Operator {

  /** How much of the service's name an execution's name of at most 80 characters has room for. */
  private static final int NAME_PART = 40;

  private final CloudClients clients;
  private final Directory directory;
  private final Orchestrator orchestrator;

  /**
   * @throws IllegalStateException when there is no orchestrator where the clients look
   */
  public Operator(CloudClients clients) {
    this.clients = clients;
    this.directory = new Directory(clients.ssm());
    this.orchestrator = directory.orchestrator();
  }

  /** How reports are written. */
  public enum Form {
    TEXT,
    JSON
  }

  /**
   * How services stand.
   *
   * @param service only this one; empty for all that are attached
   * @throws CallRefused when it is not attached
   */
  public String status(Optional<String> service, Form form) {
    StatusReader reader = new StatusReader(clients, orchestrator);
    List<ServiceStatus> services = wanted(service).stream().map(reader::read).toList();
    return switch (form) {
      case TEXT -> StatusText.of(services);
      case JSON -> StatusJson.of(services);
    };
  }

  /**
   * The last deployments of a service, newest first.
   *
   * @param inFull everything that is known of each; JSON always has it
   * @throws CallRefused when it is not attached
   */
  public String history(String service, int limit, boolean inFull, Form form) {
    String name = directory.service(service).name();
    return written(name, ledger().attempts(name, limit), inFull, form);
  }

  /**
   * Everything that is known of one past deployment.
   *
   * @param deployment its id
   * @throws CallRefused when the service is not attached, or no attempt of the deployment ended
   */
  public String history(String service, String deployment, Form form) {
    String name = directory.service(service).name();
    List<Attempt> attempts = ledger().attemptsOf(deployment, name);
    if (attempts.isEmpty()) {
      throw new CallRefused(
          "no deployment \"%s\" of %s has ended: ./slipway history %s lists those that have"
              .formatted(deployment, name, name));
    }
    return written(name, attempts, true, form);
  }

  /**
   * The attempts that ended since a time, of each service by its name, newest first.
   *
   * @param service only this one; empty for all that are attached
   * @throws CallRefused when it is not attached
   */
  public SequencedMap<String, List<Attempt>> attemptsSince(Instant time, Optional<String> service) {
    SequencedMap<String, List<Attempt>> attempts = new LinkedHashMap<>();
    for (Attached each : wanted(service)) {
      attempts.put(each.name(), ledger().attemptsSince(time, each.name()));
    }
    return attempts;
  }

  /**
   * What a deployment waits to be answered.
   *
   * @param deployment its id; empty for whichever waits
   * @throws CallRefused when the service is not attached
   * @throws IllegalStateException when no such deployment waits for an approval
   */
  public Waiting waiting(String service, Optional<String> deployment) {
    String name = directory.service(service).name();
    return Waiting.of(name, ledger().claim(name), deployment);
  }

  /**
   * Starts an execution.
   *
   * @param unique what no other execution of this service has in its name
   * @return its ARN
   * @throws CallRefused when the service is not attached
   */
  public String start(Order order, String unique) {
    String service = directory.service(order.service()).name();
    String name =
        "cli-%s-%s-%s"
            .formatted(
                order.verb(), service.substring(0, Math.min(service.length(), NAME_PART)), unique);
    return clients
        .states()
        .startExecution(
            of -> of.stateMachineArn(orchestrator.stateMachine()).name(name).input(order.input()))
        .executionArn();
  }

  /**
   * Follows an execution to its end and tells of it, line by line.
   *
   * @return whether it came to a good end
   */
  public boolean follow(String service, String execution, Pause pause, Consumer<String> out)
      throws InterruptedException {
    Map<String, String> reasons = Following.reasons(clients.states(), orchestrator);
    DescribeExecutionResponse ended =
        new Following(new Executions(clients.states()), pause, reasons, out).toItsEnd(execution);
    Conclusion conclusion =
        Conclusion.of(ended, limit -> ledger().attempts(service, limit), clients.states());
    conclusion.lines().forEach(out);
    return conclusion.good();
  }

  /**
   * Waits until an execution has planned.
   *
   * @return what it found
   */
  public Planned plan(String service, String execution, Pause pause, Form form)
      throws InterruptedException {
    Following quietly =
        new Following(new Executions(clients.states()), pause, Map.of(), told -> {});
    DescribeExecutionResponse ended = quietly.toItsEnd(execution);
    Optional<JsonNode> summary = WorkflowSummary.of(execution, clients.states());
    Plan plan =
        new Plan(
            service,
            execution,
            Conclusion.of(ended, summary).ending(),
            summary
                .filter(told -> told.has("forecast"))
                .map(told -> Forecast.of(told.path("forecast"))));
    return switch (form) {
      case TEXT -> new Planned(PlanText.of(plan), plan.isRefused());
      case JSON -> new Planned(PlanJson.of(plan), plan.isRefused());
    };
  }

  /**
   * A plan as it is written.
   *
   * @param refused whether a gate refuses the deployment, or there is nothing that could be planned
   */
  public record Planned(String text, boolean refused) {}

  /** Where the AWS console shows an execution; empty for a local cloud. */
  public Optional<String> consoleLink(String execution) {
    return clients.areOfAws() ? Optional.of(ConsoleLink.to(execution)) : Optional.empty();
  }

  private List<Attached> wanted(Optional<String> service) {
    return service.map(directory::service).map(List::of).orElseGet(directory::services);
  }

  private static String written(String service, List<Attempt> attempts, boolean inFull, Form form) {
    return switch (form) {
      case TEXT ->
          inFull ? HistoryText.inFull(service, attempts) : HistoryText.brief(service, attempts);
      case JSON -> HistoryJson.of(service, attempts);
    };
  }

  private LedgerReader ledger() {
    return new LedgerReader(clients.dynamoDb(), orchestrator.ledgerTable());
  }
}
