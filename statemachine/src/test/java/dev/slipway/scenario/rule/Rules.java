package dev.slipway.scenario.rule;

import dev.slipway.core.Proven;
import dev.slipway.scenario.cloud.CloudServices;
import dev.slipway.scenario.cloud.View;
import dev.slipway.scenario.fault.Call;
import dev.slipway.scenario.fault.Wiretap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All rules, watching one cloud. */
public final class Rules implements Wiretap.Listener {
  private final View view;
  private final CapacityHolds capacity;
  private final NoSecretTold secrets;
  private final List<Rule> all;

  private Rules(View view, CapacityHolds capacity, NoSecretTold secrets, List<Rule> all) {
    this.view = view;
    this.capacity = capacity;
    this.secrets = secrets;
    this.all = all;
  }

  public static Rules of(CloudServices cloud) {
    CapacityHolds capacity = new CapacityHolds();
    View view = cloud.view();
    NoSecretTold secrets = new NoSecretTold(() -> told(cloud), view::valuesOf);
    Function<String, Set<String>> proven =
        service ->
            cloud.ledger.proven(service).stream()
                .map(Proven::taskDefinition)
                .collect(Collectors.toSet());
    return new Rules(
        view,
        capacity,
        secrets,
        List.of(
            capacity,
            secrets,
            new OneEndEach(cloud.ledger::attempts),
            new NewerClaimWrites(),
            new OnlyDigests(view),
            new OneUpdateEachWay(view, proven),
            new BackOnProven(
                service -> view.service(view.attached(service)).taskDefinition(), proven),
            new LeaseHolds(cloud.ledger::claimOn, cloud.clock::now),
            new EachTellsItsEnd(
                cloud.ledger::attempts,
                arn -> view.entered(arn, "Claim") && !view.entered(arn, "Page")),
            new RestIsRest(cloud.ledger::claimOn),
            new OnlyWhatIsGranted(() -> cloud.privileges().refused())));
  }

  private static Stream<String> told(CloudServices cloud) {
    return Stream.of(cloud.events.told(), cloud.sns.published(), cloud.ledger.attempts())
        .flatMap(List::stream)
        .map(Object::toString);
  }

  public void capacityTaken() {
    capacity.taken();
  }

  public void log(String line) {
    secrets.log(line);
  }

  @Override
  public void before(Call call, Object[] arguments) {
    all.forEach(rule -> rule.before(call, arguments));
  }

  @Override
  public void after(Call call, Object[] arguments) {
    all.forEach(rule -> rule.after(call, arguments));
  }

  /**
   * @param story shown when a rule is broken
   * @throws AssertionError when a rule is broken
   */
  public void check(Supplier<String> story) {
    check(rule -> rule.broken(view), story);
  }

  /**
   * @param story shown when a rule is broken
   * @throws AssertionError when a rule is broken
   */
  public void checkAtRest(Supplier<String> story) {
    check(rule -> rule.brokenAtRest(view), story);
  }

  private void check(Function<Rule, List<String>> question, Supplier<String> story) {
    for (Rule rule : all) {
      List<String> broken = question.apply(rule);
      if (!broken.isEmpty()) {
        throw new AssertionError(
            "%s: %s%n%s".formatted(rule.getClass().getSimpleName(), broken, story.get()));
      }
    }
  }
}
