package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.Cause;
import dev.slipway.core.Deployment;
import dev.slipway.core.Ending;
import dev.slipway.core.Hold;
import dev.slipway.core.Image;
import dev.slipway.core.Order;
import dev.slipway.core.Outcome;
import dev.slipway.core.Proven;
import dev.slipway.core.Trigger;
import dev.slipway.core.WatchWindow;
import dev.slipway.core.evidence.Alarm;
import dev.slipway.port.Alarms;
import dev.slipway.port.Ledger;
import dev.slipway.step.Accept.Asked;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Requests that take an image back from a service. */
final class Backward {
  private final Live live;
  private final Ledger ledger;
  private final Alarms alarms;

  Backward(Live live, Ledger ledger, Alarms alarms) {
    this.live = live;
    this.ledger = ledger;
    this.alarms = alarms;
  }

  /** A person wants back to the last proven revision that is not what is deployed or live. */
  Answer asked(Asked asked) {
    List<Proven> proven = ledger.proven(asked.name());
    if (proven.isEmpty()) {
      return Rejections.noWayBack("Nothing was ever proven good on " + asked.name() + ".");
    }
    Image image = live.image(asked.service(), ledger.claimOn(asked.name()), proven.getFirst());
    String digest = image.content().digest();
    if (proven.stream().allMatch(each -> each.content().digest().equals(digest))) {
      return Rejections.noWayBack(
          "Nothing but %s was ever proven good on %s.".formatted(image.label(), asked.name()));
    }
    // Held first: no push may come in between and bring the image again.
    ledger.hold(asked.name(), hold(asked));
    Cause cause = Reasons.askedBack(asked.name(), image, asked.execution().arn());
    return accepted(asked, image, Trigger.ROLLBACK, cause);
  }

  private static Hold hold(Asked asked) {
    Instant since = asked.execution().startedAt();
    return new Hold("rolled back by a person", asked.execution().arn(), since);
  }

  /** An alarm of the service went off after a deployment to it had succeeded. */
  Answer alarmed(Asked asked, String name) {
    Instant now = asked.execution().startedAt();
    WatchWindow window = new WatchWindows(ledger).on(asked.service());
    return window
        .whyClosedAt(now)
        .map(why -> Answer.ended(Ending.nothingToDo(why)))
        .orElseGet(() -> watched(asked, name, window.newest().orElseThrow()));
  }

  private Answer watched(Asked asked, String name, Proven proven) {
    // What somebody else changed since is theirs, and so is the alarm.
    if (!live.isSetTo(asked.service(), proven)) {
      return Answer.ended(
          Ending.nothingToDo(
              "%s is no longer set to %s, which was proven."
                  .formatted(asked.name(), proven.shortName())));
    }
    return red(asked, name)
        .map(alarm -> turnBack(asked, proven, alarm))
        .orElseGet(
            () ->
                Answer.ended(
                    Ending.nothingToDo(
                        "Alarm '%s' of %s is not red.".formatted(name, asked.name()))));
  }

  private Optional<Alarm> red(Asked asked, String name) {
    return alarms.red(asked.service().policy().alarms()).stream()
        .filter(alarm -> alarm.name().equals(name))
        .findFirst();
  }

  private Answer turnBack(Asked asked, Proven proven, Alarm alarm) {
    Image image = live.of(asked.service(), proven);
    return accepted(asked, image, Trigger.ALARM, Reasons.alarm(proven, alarm));
  }

  private static Answer accepted(Asked asked, Image image, Trigger trigger, Cause cause) {
    Order order = Order.of(asked.execution().startedAt());
    String id = Deployment.idOf(asked.name(), image.content().digest(), order.pushed());
    String execution = asked.execution().arn();
    return Answer.of(
        Outcome.ACCEPTED,
        asked.service(),
        Deployment.of(id, asked.name(), execution, order, image, trigger, Optional.empty()),
        cause);
  }
}
