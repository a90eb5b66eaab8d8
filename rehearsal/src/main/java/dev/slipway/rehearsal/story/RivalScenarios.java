package dev.slipway.rehearsal.story;

import static dev.slipway.rehearsal.story.Deeds.aSecondPasses;
import static dev.slipway.rehearsal.story.Deeds.arrivesAgain;
import static dev.slipway.rehearsal.story.Deeds.desire;
import static dev.slipway.rehearsal.story.Deeds.expectsSweep;
import static dev.slipway.rehearsal.story.Deeds.push;
import static dev.slipway.rehearsal.story.Deeds.pushFaulty;
import static dev.slipway.rehearsal.story.Deeds.until;
import static dev.slipway.rehearsal.story.Deeds.untilHealthy;
import static dev.slipway.rehearsal.story.Deeds.untilTasksStart;
import static dev.slipway.rehearsal.story.Expected.ends;
import static dev.slipway.rehearsal.story.Expected.isFree;
import static dev.slipway.rehearsal.story.Expected.isProven;
import static dev.slipway.rehearsal.story.Expected.serves;
import static dev.slipway.rehearsal.story.Mishaps.calm;
import static dev.slipway.rehearsal.story.Mishaps.loses;
import static dev.slipway.rehearsal.story.Scenario.of;

import dev.slipway.rehearsal.story.Scenario.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Pushes that meet each other, and events that do not come as they should. */
final class RivalScenarios {

  private static final int REPEATS = 9;

  private RivalScenarios() {}

  static List<Scenario> all() {
    return Stream.concat(rivals().stream(), lostAndRepeated().stream()).toList();
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
}
