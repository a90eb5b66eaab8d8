package dev.slipway.step;

import dev.slipway.core.Forecast;
import dev.slipway.core.Forecast.Surge;
import dev.slipway.core.GateResult;
import dev.slipway.core.GateResult.Standing;
import dev.slipway.core.evidence.ServiceSettings;
import dev.slipway.core.evidence.ServiceState.Counts;
import dev.slipway.core.evidence.Subnet;
import dev.slipway.core.gate.Preflight;
import dev.slipway.port.Ledger;
import dev.slipway.port.Networks;
import dev.slipway.port.TaskDefinitions;
import dev.slipway.port.TaskDefinitions.Preview;
import dev.slipway.port.TaskDefinitions.Wish;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a plan would bring: what changes, how many tasks at once, and how long it takes. */
final class Prospect {
  private final TaskDefinitions definitions;
  private final Ledger ledger;
  private final Networks networks;

  Prospect(Plan.Sources sources) {
    definitions = sources.definitions();
    ledger = sources.ledger();
    networks = sources.networks();
  }

  /**
   * What is foreseen.
   *
   * @param preview of the new revision; without one, only what costs no further look
   */
  Forecast forecast(Situation situation, Preflight preflight, Optional<Preview> preview) {
    BestEffort effort = new BestEffort();
    Optional<Integer> free = preview.flatMap(each -> freeAddresses(situation, effort));
    List<Duration> earlier =
        preview.map(each -> ledger.rollouts(situation.service().name())).orElse(List.of());
    return new Forecast(
        preview.map(each -> changes(each, situation)).orElse(List.of()),
        Stream.concat(preflight.results().stream(), effort.unread().stream().map(Prospect::unread))
            .toList(),
        surge(situation, free),
        median(earlier),
        earlier.size());
  }

  Preview preview(Situation situation) {
    return definitions.preview(
        Wish.of(
            situation.current().arn(),
            situation.containers(),
            situation.deployment().image().reference()));
  }

  private static List<String> changes(Preview preview, Situation situation) {
    String revision =
        preview
            .reuses()
            .map(arn -> "task definition: " + shortName(arn) + " is used, which is equal")
            .orElseGet(
                () ->
                    "task definition: a new revision, cloned from "
                        + shortName(situation.current().arn()));
    Stream<String> count =
        situation.raiseTo().map(desired -> "desired count: 0 → " + desired).stream();
    return Stream.of(Stream.of(revision), preview.changes().stream(), count)
        .flatMap(each -> each)
        .toList();
  }

  private static String shortName(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  // How full the subnets are is good to know, and no reason to stop.
  private static GateResult unread(String why) {
    return new GateResult("addresses", Standing.WARNED, "It could not be read: " + why + ".");
  }

  private Optional<Integer> freeAddresses(Situation situation, BestEffort effort) {
    List<String> ids = situation.state().settings().network().subnets();
    List<Subnet> subnets =
        ids.isEmpty()
            ? List.of()
            : effort.read("the subnets", List.of(), () -> networks.subnets(ids));
    return subnets.stream().map(Subnet::freeAddresses).reduce(Integer::sum);
  }

  private static Surge surge(Situation situation, Optional<Integer> freeAddresses) {
    Counts counts = situation.state().counts();
    int desired = situation.raiseTo().orElse(counts.desired());
    ServiceSettings settings = situation.state().settings();
    // Old and new side by side are never more than both together, and just that where traffic is
    // shifted from the ones to the others.
    int both = counts.running() + desired;
    int most =
        settings.strategy().shiftsTraffic()
            ? both
            : Math.min(settings.percents().most(desired), both);
    return new Surge(most, Math.max(0, most - counts.running()), freeAddresses);
  }

  private static Optional<Duration> median(List<Duration> all) {
    return all.stream().sorted().skip(all.size() / 2).findFirst();
  }
}
