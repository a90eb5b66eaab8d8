package dev.slipway.rehearsal.story;

import static dev.slipway.rehearsal.story.Deeds.letsVisitorsIn;
import static dev.slipway.rehearsal.story.Deeds.push;
import static dev.slipway.rehearsal.story.Deeds.pushFaulty;
import static dev.slipway.rehearsal.story.Deeds.sendsVisitorsAway;
import static dev.slipway.rehearsal.story.Deeds.untilHealthy;
import static dev.slipway.rehearsal.story.Expected.isFree;
import static dev.slipway.rehearsal.story.Expected.isTurnedBackFor;
import static dev.slipway.rehearsal.story.Expected.servesAsBefore;
import static dev.slipway.rehearsal.story.Mishaps.set;
import static dev.slipway.rehearsal.story.Mishaps.withoutLogGroup;
import static dev.slipway.rehearsal.story.Mishaps.withoutSecret;
import static dev.slipway.rehearsal.story.Scenario.of;
import static dev.slipway.rehearsal.story.Timed.besidesEcsAlone;
import static dev.slipway.rehearsal.story.Timed.timed;

import java.util.List;

/** Containers that do not come up, or do not stay up. */
final class StartScenarios {

  private StartScenarios() {}

  static List<Scenario> all() {
    return List.of(
        of(
            "exit-at-start",
            "the container exits at once: turned back at the first proof, before ECS would",
            pushFaulty("bad", "exit-at-start"),
            isTurnedBackFor("bad", "EXITS_AT_START"),
            servesAsBefore(),
            isFree(),
            timed("bad"),
            besidesEcsAlone("bad")),
        of(
            "command-not-found",
            "there is no such program in the image: turned back at the first proof",
            push("bad", "starts a program it does not have", Picture.starting("tide-server")),
            isTurnedBackFor("bad", "CANNOT_START"),
            servesAsBefore(),
            isFree(),
            timed("bad"),
            besidesEcsAlone("bad")),
        of(
            "oom",
            "the container takes more memory than it was given (without visitors: it serves first)",
            sendsVisitorsAway(),
            pushFaulty("bad", "out-of-memory:0"),
            isTurnedBackFor("bad", "OUT_OF_MEMORY"),
            servesAsBefore(),
            isFree(),
            timed("bad"),
            untilHealthy(2),
            letsVisitorsIn()),
        of(
            "secret-missing",
            "a secret the containers need is deleted: turned back, and the sentence names it",
            withoutSecret(),
            push("bad"),
            isTurnedBackFor("bad", "SECRET_NOT_FOUND"),
            servesAsBefore(),
            isFree(),
            timed("bad"),
            besidesEcsAlone("bad")),
        of(
            "log-group-missing",
            "the containers' log group is deleted: turned back, and the sentence names it",
            withoutLogGroup(),
            push("bad"),
            isTurnedBackFor("bad", "LOG_GROUP_MISSING"),
            servesAsBefore(),
            isFree(),
            timed("bad")),
        of(
            "crash-later",
            "good at first, then the containers die (without visitors: nothing serves)",
            sendsVisitorsAway(),
            set("bakeTimeSeconds", "900"),
            pushFaulty("bad", "dies-after:8"),
            isTurnedBackFor("bad", "CRASHES_LATER"),
            servesAsBefore(),
            isFree(),
            timed("bad"),
            untilHealthy(2),
            letsVisitorsIn()));
  }
}
