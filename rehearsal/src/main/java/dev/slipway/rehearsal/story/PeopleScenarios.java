package dev.slipway.rehearsal.story;

import static dev.slipway.rehearsal.story.Deeds.abort;
import static dev.slipway.rehearsal.story.Deeds.desire;
import static dev.slipway.rehearsal.story.Deeds.letsVisitorsIn;
import static dev.slipway.rehearsal.story.Deeds.push;
import static dev.slipway.rehearsal.story.Deeds.sendsVisitorsAway;
import static dev.slipway.rehearsal.story.Deeds.start;
import static dev.slipway.rehearsal.story.Deeds.stopServiceDeployment;
import static dev.slipway.rehearsal.story.Deeds.untilHealthy;
import static dev.slipway.rehearsal.story.Deeds.untilTasksStart;
import static dev.slipway.rehearsal.story.Deeds.updateByHand;
import static dev.slipway.rehearsal.story.Expected.ends;
import static dev.slipway.rehearsal.story.Expected.endsFor;
import static dev.slipway.rehearsal.story.Expected.isFree;
import static dev.slipway.rehearsal.story.Expected.isHeld;
import static dev.slipway.rehearsal.story.Expected.leavesTheChangeByHand;
import static dev.slipway.rehearsal.story.Expected.pages;
import static dev.slipway.rehearsal.story.Expected.serves;
import static dev.slipway.rehearsal.story.Expected.servesAsBefore;
import static dev.slipway.rehearsal.story.Scenario.of;

import java.util.List;

/** What people do while a deployment is under way, or after it. */
final class PeopleScenarios {

  private PeopleScenarios() {}

  static List<Scenario> all() {
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
}
