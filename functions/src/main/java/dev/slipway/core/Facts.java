package dev.slipway.core;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known about a deployment: at most one fact of each kind. The workflow carries it from
 * state to state and lays each step's new facts over the earlier ones.
 */
public record Facts(List<Fact> all) {

  public Facts {
    all = List.copyOf(all);
  }

  public static Facts of(Fact... facts) {
    return new Facts(List.of(facts));
  }

  /** These with this fact in the place of another of its kind. */
  public Facts with(Fact fact) {
    Stream<Fact> others = all.stream().filter(each -> each.getClass() != fact.getClass());
    return new Facts(Stream.concat(others, Stream.of(fact)).toList());
  }

  public <F extends Fact> Optional<F> find(Class<F> kind) {
    return all.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /** Name of the service that it is about. */
  public Optional<String> service() {
    return find(Deployment.class)
        .map(Deployment::service)
        .or(() -> find(AttachedService.class).map(AttachedService::name));
  }

  /**
   * The fact an earlier state must have found.
   *
   * @throws IllegalStateException when the workflow enters a state too early
   */
  public <F extends Fact> F need(Class<F> kind) {
    return find(kind)
        .orElseThrow(
            () -> new IllegalStateException("this state needs the fact " + kind.getSimpleName()));
  }

  /** The claim under which this deployment writes. */
  public Holding holding() {
    Deployment deployment = need(Deployment.class);
    return new Holding(
        deployment.service(), deployment.id(), deployment.execution(), need(Fence.class).number());
  }
}
