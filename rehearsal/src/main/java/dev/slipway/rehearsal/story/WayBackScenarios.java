package dev.slipway.rehearsal.story;

import static dev.slipway.rehearsal.story.Deeds.deleteProvenImages;
import static dev.slipway.rehearsal.story.Deeds.deploy;
import static dev.slipway.rehearsal.story.Deeds.push;
import static dev.slipway.rehearsal.story.Deeds.pushFaulty;
import static dev.slipway.rehearsal.story.Deeds.redAlarm;
import static dev.slipway.rehearsal.story.Expected.ends;
import static dev.slipway.rehearsal.story.Expected.endsFor;
import static dev.slipway.rehearsal.story.Expected.isFree;
import static dev.slipway.rehearsal.story.Expected.launchesNothing;
import static dev.slipway.rehearsal.story.Expected.serves;
import static dev.slipway.rehearsal.story.Expected.servesAsBefore;
import static dev.slipway.rehearsal.story.Mishaps.loses;
import static dev.slipway.rehearsal.story.Scenario.of;

import java.util.List;

/** Ways back that are not the usual one. */
final class WayBackScenarios {

  private WayBackScenarios() {}

  static List<Scenario> all() {
    return List.of(
        of(
            "native-rollback",
            "Slipway hears of no task, so the circuit breaker trips first: ECS rolls back",
            loses("aws.ecs", "ECS Task State Change"),
            pushFaulty("bad", "exit-at-start"),
            ends("bad", "ROLLED_BACK_BY_ECS"),
            servesAsBefore(),
            isFree()),
        of(
            "alarm-after-bake",
            "an alarm turns red in the watch window after a success: it is turned back",
            push("new"),
            ends("new", "SUCCEEDED"),
            redAlarm(),
            ends("the alarm's", "ROLLED_BACK"),
            servesAsBefore(),
            isFree()),
        of(
            "proven-image-deleted",
            "the images to go back to are gone: refused before anything moves",
            deleteProvenImages(),
            push("new"),
            endsFor("new", "REJECTED", "WAY_BACK_GONE"),
            launchesNothing(),
            servesAsBefore(),
            deploy("forced", "new", true),
            ends("forced", "SUCCEEDED"),
            serves("new")));
  }
}
