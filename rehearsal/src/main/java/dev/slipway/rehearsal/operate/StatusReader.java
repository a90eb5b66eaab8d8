package dev.slipway.rehearsal.operate;

import dev.slipway.rehearsal.operate.ServiceStatus.Candidate;
import dev.slipway.rehearsal.operate.ServiceStatus.Live;
import dev.slipway.rehearsal.operate.ServiceStatus.Work;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecr.EcrClient;

/** Puts together what the ledger, ECS, ECR and Step Functions say of a service. */
final class StatusReader {

  private final LedgerReader ledger;
  private final Fleet fleet;
  private final EcrClient ecr;
  private final Executions executions;

  StatusReader(CloudClients clients, Orchestrator orchestrator) {
    this.ledger = new LedgerReader(clients.dynamoDb(), orchestrator.ledgerTable());
    this.fleet = new Fleet(clients.ecs());
    this.ecr = clients.ecr();
    this.executions = new Executions(clients.states());
  }

  ServiceStatus read(Attached service) {
    Images images = Images.of(service, ecr);
    List<Proven> proven = ledger.proven(service.name());
    Optional<Live> live = fleet.serving(service).map(serving -> live(serving, images, proven));
    Optional<Claim> claim = ledger.claim(service.name());
    Stream<String> deployed =
        Stream.concat(
            live.flatMap(each -> each.serving().digest()).stream(),
            claim.flatMap(Claim::digest).stream());
    return new ServiceStatus(
        service.name(),
        service.inShadow(),
        live,
        proven.stream().findFirst(),
        claim.map(this::work),
        ledger.hold(service.name()),
        ledger.attempts(service.name(), 1).stream().findFirst(),
        waiting(service, images, deployed.collect(Collectors.toSet())));
  }

  private static Live live(Serving serving, Images images, List<Proven> proven) {
    Optional<Proven> known =
        proven.stream()
            .filter(each -> each.taskDefinition().equals(serving.taskDefinition()))
            .findFirst();
    Optional<String> tag =
        serving.digest().flatMap(images::tag).or(() -> known.flatMap(Proven::tag));
    return new Live(serving, tag, known.isPresent());
  }

  private Work work(Claim claim) {
    return new Work(claim, executions.progress(claim.execution()));
  }

  private Optional<Candidate> waiting(Attached service, Images images, Set<String> deployed) {
    return images
        .newest()
        .filter(image -> !deployed.contains(image.digest()))
        .map(image -> new Candidate(image, ledger.quarantine(service.name(), image.digest())));
  }
}
