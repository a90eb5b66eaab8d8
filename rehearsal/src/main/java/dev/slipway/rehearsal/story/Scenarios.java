package dev.slipway.rehearsal.story;

import static dev.slipway.rehearsal.story.Deeds.aSecondPasses;
import static dev.slipway.rehearsal.story.Deeds.abort;
import static dev.slipway.rehearsal.story.Deeds.arrivesAgain;
import static dev.slipway.rehearsal.story.Deeds.calm;
import static dev.slipway.rehearsal.story.Deeds.deleteProvenImages;
import static dev.slipway.rehearsal.story.Deeds.deploy;
import static dev.slipway.rehearsal.story.Deeds.desire;
import static dev.slipway.rehearsal.story.Deeds.expectsSweep;
import static dev.slipway.rehearsal.story.Deeds.letsVisitorsIn;
import static dev.slipway.rehearsal.story.Deeds.loses;
import static dev.slipway.rehearsal.story.Deeds.push;
import static dev.slipway.rehearsal.story.Deeds.pushFaulty;
import static dev.slipway.rehearsal.story.Deeds.redAlarm;
import static dev.slipway.rehearsal.story.Deeds.sendsVisitorsAway;
import static dev.slipway.rehearsal.story.Deeds.start;
import static dev.slipway.rehearsal.story.Deeds.stopServiceDeployment;
import static dev.slipway.rehearsal.story.Deeds.until;
import static dev.slipway.rehearsal.story.Deeds.untilHealthy;
import static dev.slipway.rehearsal.story.Deeds.untilTasksStart;
import static dev.slipway.rehearsal.story.Deeds.updateByHand;
import static dev.slipway.rehearsal.story.Expected.ends;
import static dev.slipway.rehearsal.story.Expected.endsFor;
import static dev.slipway.rehearsal.story.Expected.isFree;
import static dev.slipway.rehearsal.story.Expected.isHeld;
import static dev.slipway.rehearsal.story.Expected.isProven;
import static dev.slipway.rehearsal.story.Expected.launchesNothing;
import static dev.slipway.rehearsal.story.Expected.leavesTheChangeByHand;
import static dev.slipway.rehearsal.story.Expected.pages;
import static dev.slipway.rehearsal.story.Expected.serves;
import static dev.slipway.rehearsal.story.Expected.servesAsBefore;
import static dev.slipway.rehearsal.story.Scenario.of;

import dev.slipway.rehearsal.story.Scenario.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The scenarios there are. */
public final class Scenarios {

  private static final int REPEATS = 9;

  private Scenarios() {}

  /** All, in the order they are best played. */
  public static List<Scenario> all() {
    return Stream.of(rivals(), lostAndRepeated(), byPeople(), wayBack())
        .flatMap(List::stream)
        .toList();
  }

  /** The scenario of that name. */
  public static Optional<Scenario> named(String name) {
    return all().stream().filter(scenario -> scenario.name().equals(name)).findFirst();
  }

  private static List<Scenario> rivals() {
    return List.of(
        of(
            "two-pushes",
            "two pushes a second apart: the newest is live, the other superseded",
            push("first"),
            aSecondPasses(),
            push("second"),
            ends("first", "SUPERSEDED"),
            ends("second", "SUCCEEDED"),
            serves("second"),
            isProven(),
            isFree()),
        of(
            "push-during-rollback",
            "a good push while a bad one is rolled back: the good one is live at the end",
            pushFaulty("bad", "exit-at-start"),
            until("bad", "AwaitRollback"),
            push("good"),
            ends("bad", "ROLLED_BACK", "SUPERSEDED"),
            ends("good", "SUCCEEDED"),
            serves("good"),
            isProven(),
            isFree()),
        of(
            "autoscaled",
            "the desired count changes mid-rollout: the deployment goes on",
            push("new"),
            untilTasksStart("new"),
            desire(3),
            ends("new", "SUCCEEDED"),
            serves("new"),
            untilHealthy(3)));
  }

  private static List<Scenario> lostAndRepeated() {
    return List.of(
        duplicates(),
        of(
            "dropped-event",
            "the push event is lost: a sweep finds the image",
            loses("aws.ecr", "ECR Image Action"),
            push("new"),
            calm(),
            expectsSweep("the sweep's", "new"),
            ends("the sweep's", "SUCCEEDED"),
            serves("new"),
            isProven()));
  }

  private static Scenario duplicates() {
    List<Step> steps = new ArrayList<>(List.of(push("new"), arrivesAgain("new", REPEATS)));
    steps.add(ends("new", "SUCCEEDED"));
    IntStream.rangeClosed(1, REPEATS)
        .forEach(time -> steps.add(ends("new+" + time, "NOTHING_TO_DO")));
    steps.addAll(List.of(serves("new"), isFree()));
    return new Scenario(
        "duplicate-events", "the same event ten times: one deployment, nine visible no-ops", steps);
  }

  private static List<Scenario> byPeople() {
    return List.of(
        of(
            "aborted",
            "the execution is stopped mid-rollout: the service comes back to what is proven",
            push("new"),
            untilTasksStart("new"),
            abort("new"),
            ends("recovery of new", "STOPPED"),
            servesAsBefore(),
            isFree()),
        of(
            "stopped-by-hand",
            "the service deployment is stopped mid-rollout: ECS brings the proven one back",
            push("new"),
            untilTasksStart("new"),
            stopServiceDeployment(),
            endsFor("new", "STOPPED", "STOPPED_BY_PERSON"),
            servesAsBefore(),
            isFree()),
        of(
            "foreign-update",
            "somebody updates the service mid-rollout: Slipway stops writing and pages",
            push("new"),
            untilTasksStart("new"),
            updateByHand(),
            endsFor("new", "NEEDS_HUMAN", "FOREIGN_CHANGE"),
            leavesTheChangeByHand(),
            pages("backend")),
        of(
            "hold-and-release",
            "on hold, a push is refused; released, the newest image goes out",
            start("hold", ",\"hold\":\"the shop is counting its stock\""),
            ends("hold", "HELD"),
            isHeld(true),
            push("new"),
            endsFor("new", "REJECTED", "HELD"),
            servesAsBefore(),
            start("release", ",\"release\":true"),
            ends("release", "SUCCEEDED"),
            isHeld(false),
            serves("new")),
        of(
            "manual-rollback",
            "a rollback a person asks for: back on the revision before, and on hold",
            push("regretted"),
            ends("regretted", "SUCCEEDED"),
            start("rollback", ",\"rollback\":true"),
            ends("rollback", "SUCCEEDED"),
            servesAsBefore(),
            isHeld(true),
            isFree()),
        of(
            "never-started",
            "desired count 0: nothing can be proven, nothing is called good",
            sendsVisitorsAway(),
            desire(0),
            untilHealthy(0),
            push("new"),
            endsFor("new", "NEVER_STARTED", "SCALED_TO_ZERO"),
            isFree(),
            desire(2),
            untilHealthy(2),
            letsVisitorsIn()));
  }

  private static List<Scenario> wayBack() {
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
