package dev.slipway.core;

/** What the workflow was asked to deploy, as far as it could be understood. */
public sealed interface DeploymentRequest {

  /** A push of one digest. */
  record Pushed(String service, String repository, String digest) implements DeploymentRequest {}

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
