package dev.slipway.scenario.privilege;

import dev.slipway.core.Attempt;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.iam.Privileges.Withdrawal;
import dev.slipway.scenario.cloud.CloudServices;
import dev.slipway.scenario.cloud.Premises;
import dev.slipway.scenario.cloud.Premises.Keeping;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/** A story in which a role may not do one thing, and where people read of it. */
public final class Loss {
  /** Long enough for every wait to look again, and for a sweep. */
  private static final Duration REST = Duration.ofMinutes(20);

  private static final Pattern DENIED = Pattern.compile("AccessDenied|not authorized|Unauthorized");

  /** The code, or the sentence of its cause where an execution says no more. */
  private static final Pattern DENIED_END =
      Pattern.compile(CauseCode.ACCESS_DENIED.name() + "|Slipway itself was denied access");

  private final Withdrawal lost;
  private final List<CloudServices> clouds = new ArrayList<>();
  private final List<Journal.Entry> journal = new ArrayList<>();

  private Loss(Withdrawal lost) {
    this.lost = lost;
  }

  /** Plays the story without the grant and tells where the denial shows best. */
  public static Shown in(GoldenStory story, Withdrawal lost) throws Exception {
    Loss loss = new Loss(lost);
    Keeping ledger =
        lost.action().startsWith("dynamodb:") ? Keeping.IN_DYNAMODB : Keeping.IN_MEMORY;
    return Premises.USUAL
        .with(ledger)
        .without(lost)
        .watchedBy(loss::watch)
        .during(
            () -> {
              story.play();
              loss.rest();
              return loss.shown();
            });
  }

  private void watch(CloudServices cloud) {
    clouds.add(cloud);
    cloud.journal.read(journal::add);
  }

  private void rest() {
    for (CloudServices cloud : clouds) {
      Instant end = cloud.clock.now().plus(REST);
      while (cloud.clock.now().isBefore(end) && shown() != Shown.END) {
        cloud.clock.step();
      }
    }
  }

  private Shown shown() {
    if (endings().anyMatch(this::names)) {
      return Shown.END;
    }
    if (attempts().map(Object::toString).anyMatch(this::names)) {
      return Shown.REMARK;
    }
    if (clouds.stream().flatMap(cloud -> cloud.lines().stream()).anyMatch(this::names)) {
      return Shown.LOG;
    }
    return journal.stream().map(Journal.Entry::text).anyMatch(this::names)
        ? Shown.SERVICE
        : Shown.NOWHERE;
  }

  private boolean names(String text) {
    return text.contains(lost.action()) && DENIED.matcher(text).find();
  }

  private Stream<Attempt> attempts() {
    return clouds.stream().flatMap(cloud -> cloud.ledger.attempts().stream());
  }

  /** What the ends say that have the code of a denial, in the history or of the execution. */
  private Stream<String> endings() {
    Stream<String> recorded =
        attempts()
            .flatMap(attempt -> attempt.ending().cause().stream())
            .filter(cause -> cause.code() == CauseCode.ACCESS_DENIED)
            .map(Cause::toString);
    Predicate<String> denied = DENIED_END.asPredicate();
    Stream<String> executed =
        clouds.stream()
            .flatMap(
                cloud ->
                    cloud.view().executions().stream().map(it -> told(cloud, it.executionArn())))
            .flatMap(it -> Stream.of(it.output(), it.cause()))
            .filter(Objects::nonNull)
            .filter(denied);
    return Stream.concat(recorded, executed);
  }

  private static DescribeExecutionResponse told(CloudServices cloud, String execution) {
    return cloud.states.describeExecution(of -> of.executionArn(execution));
  }
}
