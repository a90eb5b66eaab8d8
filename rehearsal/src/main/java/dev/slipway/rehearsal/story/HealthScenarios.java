package dev.slipway.rehearsal.story;

import static dev.slipway.rehearsal.story.Deeds.pushFaulty;
import static dev.slipway.rehearsal.story.Expected.forgivesFailedRequests;
import static dev.slipway.rehearsal.story.Expected.isFree;
import static dev.slipway.rehearsal.story.Expected.isTurnedBackFor;
import static dev.slipway.rehearsal.story.Expected.servesAsBefore;
import static dev.slipway.rehearsal.story.Mishaps.set;
import static dev.slipway.rehearsal.story.Scenario.of;
import static dev.slipway.rehearsal.story.Timed.besidesEcsAlone;
import static dev.slipway.rehearsal.story.Timed.timed;

import java.util.List;

/** Containers that run and do not answer as they must. */
final class HealthScenarios {

  private HealthScenarios() {}

  static List<Scenario> all() {
    return List.of(
        of(
            "never-healthy",
            "every health check is answered with 503: turned back, before ECS would",
            pushFaulty("bad", "never-healthy"),
            isTurnedBackFor("bad", "HEALTH_CHECK_ANSWER"),
            servesAsBefore(),
            isFree(),
            timed("bad"),
            besidesEcsAlone("bad")),
        of(
            "health-path",
            "the path of the health check is not there: the sentence says 404",
            pushFaulty("bad", "health-code:404"),
            isTurnedBackFor("bad", "HEALTH_CHECK_ANSWER"),
            servesAsBefore(),
            isFree(),
            timed("bad")),
        of(
            "health-timeout",
            "health checks are never answered",
            pushFaulty("bad", "silent-health"),
            isTurnedBackFor("bad", "HEALTH_CHECK_TIMEOUT"),
            servesAsBefore(),
            isFree(),
            timed("bad")),
        of(
            "wrong-port",
            "the container listens elsewhere",
            pushFaulty("bad", "wrong-port"),
            isTurnedBackFor("bad", "PORT_MISMATCH"),
            servesAsBefore(),
            isFree(),
            timed("bad")),
        of(
            "server-errors",
            "healthy, but requests fail under traffic: an alarm turns it back",
            set("bakeTimeSeconds", "900"),
            forgivesFailedRequests(),
            pushFaulty("bad", "errors-after:5"),
            isTurnedBackFor("bad", "ANSWERS_5XX"),
            servesAsBefore(),
            isFree(),
            timed("bad")));
  }
}
