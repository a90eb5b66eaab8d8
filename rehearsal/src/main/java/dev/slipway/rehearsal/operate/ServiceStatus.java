package dev.slipway.rehearsal.operate;

import java.util.Optional;

/**
 * How one attached service stands.
 *
 * @param inShadow whether its images are only looked at
 * @param serving what ECS runs; empty when there is no such ECS service any more
 * @param tag the tag of the image it runs
 * @param proven the revision a rollback would go to
 * @param work the deployment under way
 * @param lastEnd how the last deployment ended
 * @param waiting the newest image, when it is neither live nor being deployed
 */
record ServiceStatus(
    String name,
    boolean inShadow,
    Optional<Live> live,
    Optional<Proven> proven,
    Optional<Work> work,
    Optional<Hold> hold,
    Optional<Attempt> lastEnd,
    Optional<Candidate> waiting) {

  /**
   * The revision the service is set to.
   *
   * @param proven whether it is one of those that proved good
   */
  record Live(Serving serving, Optional<String> tag, boolean proven) {

    String image() {
      return serving.digest().map(digest -> Words.image(tag, digest)).orElse("no image yet");
    }
  }

  /** A deployment under way; its progress is empty when its execution is not known any more. */
  record Work(Claim claim, Optional<Executions.Progress> progress) {}

  /** An image that is not deployed, with the reason if it is known to fail. */
  record Candidate(Images.Pushed image, Optional<Quarantine> quarantine) {}
}
