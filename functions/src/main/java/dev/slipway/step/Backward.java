package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.Asker;
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
    Deployment back = deployment(asked, image, Trigger.ROLLBACK);
    return Answer.of(Outcome.ACCEPTED, asked.service(), back, Reasons.askedBack(back));
  }

  private static Hold hold(Asked asked) {
    Instant since = asked.execution().startedAt();
    Optional<Asker> asker = asked.execution().asker();
    String who = asker.flatMap(Asker::name).orElse("a person");
    String reason = "rolled back by " + who + asker.map(Asker::why).orElse("");
    return new Hold(reason, asked.execution().arn(), since);
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
    return Answer.of(
        Outcome.ACCEPTED,
        asked.service(),
        deployment(asked, image, Trigger.ALARM),
        Reasons.alarm(proven, alarm));
  }

  private static Deployment deployment(Asked asked, Image image, Trigger trigger) {
    return asked.deployment(image, Order.of(asked.execution().startedAt()), trigger);
  }
}
