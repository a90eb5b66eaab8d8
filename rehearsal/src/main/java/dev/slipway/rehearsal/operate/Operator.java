package dev.slipway.rehearsal.operate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    List<Attached> wanted =
        service.map(directory::service).map(List::of).orElseGet(directory::services);
    StatusReader reader = new StatusReader(clients, orchestrator);
    List<ServiceStatus> services = wanted.stream().map(reader::read).toList();
    return switch (form) {
      case TEXT -> StatusText.of(services);
      case JSON -> StatusJson.of(services);
    };
  }

  /**
   * The last deployments of a service, newest first.
   *
   * @throws CallRefused when it is not attached
   */
  public String history(String service, int limit, Form form) {
    String name = directory.service(service).name();
    List<Attempt> attempts = ledger().attempts(name, limit);
    return switch (form) {
      case TEXT -> HistoryText.of(name, attempts);
      case JSON -> HistoryJson.of(name, attempts);
    };
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

  /** Where the AWS console shows an execution; empty for a local cloud. */
  public Optional<String> consoleLink(String execution) {
    return clients.areOfAws() ? Optional.of(ConsoleLink.to(execution)) : Optional.empty();
  }

  private LedgerReader ledger() {
    return new LedgerReader(clients.dynamoDb(), orchestrator.ledgerTable());
  }
}
