package dev.slipway.rehearsal.story;

import static dev.slipway.rehearsal.story.Deeds.delete;
import static dev.slipway.rehearsal.story.Deeds.push;
import static dev.slipway.rehearsal.story.Deeds.start;
import static dev.slipway.rehearsal.story.Deeds.until;
import static dev.slipway.rehearsal.story.Expected.ends;
import static dev.slipway.rehearsal.story.Expected.endsFor;
import static dev.slipway.rehearsal.story.Expected.isFree;
import static dev.slipway.rehearsal.story.Expected.isTurnedBackFor;
import static dev.slipway.rehearsal.story.Expected.launchesNothing;
import static dev.slipway.rehearsal.story.Expected.servesAsBefore;
import static dev.slipway.rehearsal.story.Mishaps.befalls;
import static dev.slipway.rehearsal.story.Mishaps.withoutEndpoint;
import static dev.slipway.rehearsal.story.Scenario.of;
import static dev.slipway.rehearsal.story.Timed.besidesEcsAlone;
import static dev.slipway.rehearsal.story.Timed.timed;

import dev.slipway.rehearsal.cloud.Trouble.FailingPulls;
import dev.slipway.rehearsal.cloud.Trouble.PullFailure;
import java.time.Duration;
import java.util.List;

/** Images that are not there, cannot be had or are for other machines. */
final class ImageScenarios {

  private ImageScenarios() {}

  static List<Scenario> all() {
    return List.of(
        of(
            "image-missing",
            "an image that is not there is refused; one deleted after the plan is turned back",
            start("typo", ",\"image\":\"v1.4.2-typo\""),
            ends("typo", "REJECTED"),
            launchesNothing(),
            push("bad"),
            until("bad", "Register"),
            delete("bad"),
            isTurnedBackFor("bad", "IMAGE_NOT_FOUND"),
            servesAsBefore(),
            isFree(),
            timed("bad"),
            besidesEcsAlone("bad")),
        of(
            "wrong-architecture",
            "an image for other processors is refused before anything moves",
            push("bad", "is built for arm64", Picture.builtFor("arm64")),
            endsFor("bad", "REJECTED", "WRONG_ARCHITECTURE"),
            launchesNothing(),
            servesAsBefore(),
            timed("bad"),
            besidesEcsAlone("bad")),
        of(
            "no-route-to-ecr",
            "the way to the registry is gone: the sentence names what is missing",
            withoutEndpoint("ecr.dkr"),
            push("bad"),
            isTurnedBackFor("bad", "NO_ROUTE_TO_ECR"),
            servesAsBefore(),
            isFree(),
            timed("bad")),
        of(
            "pull-timeout",
            "images do not come in time: it may pass, so all the patience there is, then back",
            befalls(
                "pulls break off while they wait",
                new FailingPulls(PullFailure.IS_CANCELED, Duration.ofSeconds(20))),
            push("bad"),
            isTurnedBackFor("bad", "IMAGE_PULL_TIMEOUT"),
            servesAsBefore(),
            isFree(),
            timed("bad")));
  }
}
