package dev.slipway.core;

import java.time.Instant;
import java.util.Optional;

/** What the workflow was asked to deploy, as far as it could be understood. */
public sealed interface DeploymentRequest {

  /**
   * A push of one digest.
   *
   * @param tag the tag it was pushed under
   * @param announced the time of the event
   */
  record Pushed(
      String service, String repository, String digest, Optional<String> tag, Instant announced)
      implements DeploymentRequest {}

  /** A push whose event never came. */
  record Swept(String service, String digest) implements DeploymentRequest {}

  /**
   * An execution died with the claim.
   *
   * @param execution its ARN
   * @param status how Step Functions says it ended, or {@code GONE}
   */
  record Recovery(String service, String execution, String status) implements DeploymentRequest {}

  /** The service runs what Slipway did not deploy. */
  record Drifted(String service, String taskDefinition) implements DeploymentRequest {}

  /** An alarm of the service went off after a deployment to it had succeeded. */
  record Alarmed(String service, String alarm) implements DeploymentRequest {}

  /** A person wants the last proven revision back. */
  record Back(String service) implements DeploymentRequest {}

  /** A person wants no automatic deployments for a while. */
  record Hold(String service, String reason) implements DeploymentRequest {}

  /**
   * A person answers the question that a deployment waits with.
   *
   * @param deployment its id
   */
  record Answered(String service, String deployment, Reply.Word word)
      implements DeploymentRequest {}

  /**
   * A request whose person said who it is, or why.
   *
   * @param request any other request of a person
   */
  record Told(DeploymentRequest request, Asker asker) implements DeploymentRequest {}

  /**
   * A person wants to see what a request would do.
   *
   * @param request one that brings an image
   */
  record Foresee(DeploymentRequest request) implements DeploymentRequest {}

  /** A person wants automatic deployments again, beginning with the newest image. */
  record Release(String service) implements DeploymentRequest {}

  /** A person wants the newest image that the service's tag rule takes. */
  record Newest(String service, boolean force) implements DeploymentRequest {}

  /**
   * A person wants this image.
   *
   * @param image a tag or a digest in the service's repository
   */
  record Named(String service, String image, boolean force) implements DeploymentRequest {}

  /**
   * Not a request Slipway understands.
   *
   * @param what one sentence: what is wrong, with the value
   * @param fix what to write instead
   */
  record Malformed(String what, String fix) implements DeploymentRequest {}
}
