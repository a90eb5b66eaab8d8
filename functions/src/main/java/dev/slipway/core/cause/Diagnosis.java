package dev.slipway.core.cause;

import static dev.slipway.core.CauseCode.ALARM;
import static dev.slipway.core.CauseCode.CANNOT_START;
import static dev.slipway.core.CauseCode.CONTAINER_CHECK_FAILS;
import static dev.slipway.core.CauseCode.EXITS_AT_START;
import static dev.slipway.core.CauseCode.HEALTH_CHECK_FAILS;
import static dev.slipway.core.CauseCode.IMAGE_NOT_FOUND;
import static dev.slipway.core.CauseCode.IMAGE_PULL_DENIED;
import static dev.slipway.core.CauseCode.IMAGE_PULL_FAILED;
import static dev.slipway.core.CauseCode.IMAGE_PULL_TIMEOUT;
import static dev.slipway.core.CauseCode.LOG_GROUP_MISSING;
import static dev.slipway.core.CauseCode.NETWORK_INTERFACE_DELAYED;
import static dev.slipway.core.CauseCode.NO_FREE_ADDRESSES;
import static dev.slipway.core.CauseCode.NO_ROUTE_TO_ECR;
import static dev.slipway.core.CauseCode.NO_ROUTE_TO_SERVICE;
import static dev.slipway.core.CauseCode.OUT_OF_MEMORY;
import static dev.slipway.core.CauseCode.REGISTRY_THROTTLED;
import static dev.slipway.core.CauseCode.ROLLED_BACK_BY_ECS;
import static dev.slipway.core.CauseCode.ROLLOUT_TIMEOUT;
import static dev.slipway.core.CauseCode.SECRET_DENIED;
import static dev.slipway.core.CauseCode.SECRET_NOT_FOUND;
import static dev.slipway.core.CauseCode.UNKNOWN;
import static dev.slipway.core.CauseCode.WRONG_ARCHITECTURE;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Says why a revision failed, from all that was found out about it. What the verdict had read stays
 * the first of the evidence.
 */
public final class Diagnosis {
  private static final int LONGEST = 40;

  /** Codes that say that something failed and not yet what. */
  private static final Set<CauseCode> VAGUE =
      EnumSet.of(HEALTH_CHECK_FAILS, ROLLOUT_TIMEOUT, ROLLED_BACK_BY_ECS, UNKNOWN);

  /** A rule and the codes it says more on. */
  private record Row(Set<CauseCode> codes, Refinement rule) {

    static Row on(Refinement rule, CauseCode first, CauseCode... more) {
      return new Row(EnumSet.of(first, more), rule);
    }

    static Row onVague(Refinement rule) {
      return new Row(VAGUE, rule);
    }
  }

  // A closed security group comes before a program that does not answer, as which it shows; and
  // after any answer, which proves that nothing is closed.
  private static final List<Row> ROWS =
      List.of(
          Row.on(new NamedImage(), IMAGE_NOT_FOUND, IMAGE_PULL_DENIED, WRONG_ARCHITECTURE),
          Row.on(new MissingEndpoint(), NO_ROUTE_TO_ECR, NO_ROUTE_TO_SERVICE),
          Row.on(new NamedSecret(), SECRET_NOT_FOUND, SECRET_DENIED),
          Row.on(new NamedLogGroup(), LOG_GROUP_MISSING),
          Row.on(new MemoryLimit(), OUT_OF_MEMORY),
          Row.on(new CommandFails(), EXITS_AT_START, CANNOT_START),
          Row.on(new CrashesLater(), EXITS_AT_START),
          Row.on(new ExitTime(), EXITS_AT_START),
          Row.on(new ContainerCheck(), CONTAINER_CHECK_FAILS),
          Row.on(new ServerErrors(), ALARM, ROLLED_BACK_BY_ECS),
          Row.on(
              new FullSubnets(),
              NO_FREE_ADDRESSES,
              NETWORK_INTERFACE_DELAYED,
              ROLLOUT_TIMEOUT,
              ROLLED_BACK_BY_ECS),
          Row.on(
              new LateInterfaces(), NETWORK_INTERFACE_DELAYED, ROLLOUT_TIMEOUT, ROLLED_BACK_BY_ECS),
          Row.onVague(new TellingEvent()),
          Row.onVague(new StuckByPercent()),
          Row.onVague(new UnusedTargetGroup()),
          Row.onVague(new WrongAnswer()),
          Row.onVague(new ClosedSecurityGroup()),
          Row.onVague(new NoAnswer()),
          Row.onVague(new WrongPort()),
          Row.onVague(new NoConnection()),
          Row.on(new SilentCheck(), HEALTH_CHECK_FAILS),
          Row.on(
              new FailedTasks(),
              REGISTRY_THROTTLED,
              IMAGE_PULL_TIMEOUT,
              IMAGE_PULL_FAILED,
              NETWORK_INTERFACE_DELAYED,
              NO_FREE_ADDRESSES));

  private Diagnosis() {}

  /** Whether more evidence could say more on the cause. */
  public static boolean isOpen(CauseCode code) {
    return VAGUE.contains(code) || ROWS.stream().anyMatch(row -> row.codes().contains(code));
  }

  /** The cause, as precisely as the findings tell it, with all of them as evidence. */
  public static Cause of(Findings found) {
    Cause told = found.told();
    Optional<Cause> refined =
        ROWS.stream()
            .filter(row -> row.codes().contains(told.code()))
            .flatMap(row -> row.rule().refine(found).stream())
            .findFirst();
    Stream<String> evidence =
        Stream.of(
                told.evidence().stream(),
                refined.stream().flatMap(cause -> cause.evidence().stream()),
                EvidenceLines.of(found).stream())
            .flatMap(each -> each);
    Cause said = Sidecar.named(found, refined.orElse(told));
    return new Cause(
        said.code(), said.sentence(), evidence.distinct().limit(LONGEST).toList(), said.nextStep());
  }
}
