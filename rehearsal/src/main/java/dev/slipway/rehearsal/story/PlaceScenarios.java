package dev.slipway.rehearsal.story;

import static dev.slipway.rehearsal.story.Deeds.push;
import static dev.slipway.rehearsal.story.Expected.ends;
import static dev.slipway.rehearsal.story.Expected.isFree;
import static dev.slipway.rehearsal.story.Expected.isProven;
import static dev.slipway.rehearsal.story.Expected.isTurnedBackFor;
import static dev.slipway.rehearsal.story.Expected.serves;
import static dev.slipway.rehearsal.story.Expected.servesAsBefore;
import static dev.slipway.rehearsal.story.Mishaps.befalls;
import static dev.slipway.rehearsal.story.Mishaps.calm;
import static dev.slipway.rehearsal.story.Mishaps.set;
import static dev.slipway.rehearsal.story.Scenario.of;
import static dev.slipway.rehearsal.story.Timed.timed;

import dev.slipway.rehearsal.cloud.Trouble.LateInterfaces;
import dev.slipway.rehearsal.cloud.Trouble.NoCapacity;
import dev.slipway.rehearsal.cloud.Trouble.NoFreeAddresses;
import java.time.Duration;
import java.util.List;

/** Tasks that find no place: what may pass is waited for as long as the policy allows. */
final class PlaceScenarios {

  private static final String PATIENCE = "240";

  private PlaceScenarios() {}

  static List<Scenario> all() {
    return List.of(
        of(
            "eni-delay",
            "network interfaces come late, and the deployment waits; not at all, and it goes back",
            befalls(
                "network interfaces take two minutes", new LateInterfaces(Duration.ofMinutes(2))),
            push("late"),
            ends("late", "SUCCEEDED"),
            serves("late"),
            isProven(),
            calm(),
            befalls("network interfaces do not come", new LateInterfaces(Duration.ofHours(1))),
            set("rolloutTimeoutSeconds", PATIENCE),
            push("bad"),
            isTurnedBackFor("bad", "NETWORK_INTERFACE_DELAYED"),
            serves("late"),
            isFree(),
            timed("bad")),
        turnedBack(
            "no-addresses",
            "the subnets are full: back when the patience is over, and the sentence names them",
            befalls("others take every address", new NoFreeAddresses()),
            "NO_FREE_ADDRESSES"),
        turnedBack(
            "no-capacity",
            "Fargate has no room: back when the patience is over",
            befalls("Fargate has no capacity", new NoCapacity()),
            "NO_CAPACITY"));
  }

  private static Scenario turnedBack(
      String name, String tells, Scenario.Step mishap, String cause) {
    return of(
        name,
        tells,
        mishap,
        set("rolloutTimeoutSeconds", PATIENCE),
        push("bad"),
        isTurnedBackFor("bad", cause),
        servesAsBefore(),
        isFree(),
        timed("bad"));
  }
}
