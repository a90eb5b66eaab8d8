package dev.slipway.core.ladder;

import dev.slipway.core.Climb;
import dev.slipway.core.Proven;
import dev.slipway.core.Rung;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ways back that are open. They are tried in the order of {@link Rung}, each at most once, so
 * that a rollback always ends.
 *
 * @param candidates the proven revisions that can be used, newest first
 * @param retreat what ECS does by itself
 */
public record Ladder(List<Proven> candidates, Optional<Retreat> retreat) {

  /** A rung and the revision it leads to. */
  public record Next(Rung rung, Proven to) {}

  /** The next way back after those that failed; none when all are used up. */
  public Optional<Next> after(List<Climb> failed) {
    Optional<Rung> highest = failed.stream().map(Climb::rung).max(Comparator.naturalOrder());
    return Stream.of(Rung.values())
        .filter(rung -> highest.filter(last -> rung.compareTo(last) <= 0).isEmpty())
        .flatMap(rung -> target(rung, failed).map(to -> new Next(rung, to)).stream())
        .findFirst();
  }

  private Optional<Proven> target(Rung rung, List<Climb> failed) {
    Optional<Proven> newest = candidates.stream().findFirst();
    return switch (rung) {
      case ECS_OWN, STOP_DEPLOYMENT -> newest.filter(to -> ecsLeads(rung, to));
      case TO_PROVEN -> newest;
      case TO_OLDER -> candidates.stream().filter(to -> isUntried(to, failed)).findFirst();
    };
  }

  private boolean ecsLeads(Rung rung, Proven to) {
    return retreat
        .filter(each -> each.rung().filter(rung::equals).isPresent())
        .flatMap(Retreat::returnsTo)
        .filter(to.taskDefinition()::equals)
        .isPresent();
  }

  private static boolean isUntried(Proven to, List<Climb> failed) {
    return failed.stream().noneMatch(climb -> climb.target().equals(to.taskDefinition()));
  }
}
