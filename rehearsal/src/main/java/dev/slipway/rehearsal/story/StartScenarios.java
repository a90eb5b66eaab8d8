package dev.slipway.rehearsal.story;

import static dev.slipway.rehearsal.story.Deeds.pushFaulty;
import static dev.slipway.rehearsal.story.Expected.isFree;
import static dev.slipway.rehearsal.story.Expected.isTurnedBackFor;
import static dev.slipway.rehearsal.story.Expected.servesAsBefore;
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
            "never-healthy",
            "every health check fails: turned back, before ECS would",
            pushFaulty("bad", "never-healthy"),
            isTurnedBackFor("bad", "HEALTH_CHECK_ANSWER"),
            servesAsBefore(),
            isFree(),
            timed("bad"),
            besidesEcsAlone("bad")));
  }
}
