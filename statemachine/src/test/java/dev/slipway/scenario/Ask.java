package dev.slipway.scenario;

import dev.slipway.scenario.cloud.Images;
import java.time.Instant;

/** What people start the workflow with. */
final class Ask {
  private Ask() {}

  /** The newest image. */
  static String newest(String service) {
    return "{\"service\":\"" + service + "\"}";
  }

  /**
   * One image.
   *
   * @param image its tag or digest
   */
  static String image(String service, String image) {
    return "{\"service\":\"%s\",\"image\":\"%s\"}".formatted(service, image);
  }

  static String force(String service, String image) {
    return "{\"service\":\"%s\",\"image\":\"%s\",\"force\":true}".formatted(service, image);
  }

  /** To be shown what would happen. */
  static String plan(String service, String image) {
    return "{\"service\":\"%s\",\"image\":\"%s\",\"mode\":\"PLAN\"}".formatted(service, image);
  }

  static String rollback(String service) {
    return "{\"service\":\"" + service + "\",\"rollback\":true}";
  }

  static String hold(String service, String reason) {
    return "{\"service\":\"%s\",\"hold\":\"%s\"}".formatted(service, reason);
  }

  /** The emergency override. */
  static String force(String service, String image, String reason) {
    return "{\"service\":\"%s\",\"image\":\"%s\",\"force\":true,\"by\":\"ana\",\"reason\":\"%s\"}"
        .formatted(service, image, reason);
  }

  static String approve(String service, String deployment) {
    return "{\"service\":\"%s\",\"approve\":\"%s\",\"by\":\"ana\",\"reason\":\"tested\"}"
        .formatted(service, deployment);
  }

  static String refuse(String service, String deployment) {
    return "{\"service\":\"%s\",\"refuse\":\"%s\",\"by\":\"ana\",\"reason\":\"not today\"}"
        .formatted(service, deployment);
  }

  /** As the rule of another service on the same repository starts the workflow with a push. */
  static String pushed(String service, Images.Pushed image, Instant announced) {
    return """
    {"service":"%s","trigger":{"push":{"version":"0","source":"aws.ecr",\
    "detail-type":"ECR Image Action","time":"%s",\
    "detail":{"result":"SUCCESS","repository-name":"%s","image-digest":"%s",\
    "action-type":"PUSH","image-tag":"%s"}}}}\
    """
        .formatted(service, announced, image.repository(), image.digest(), image.tag());
  }

  /** As the rule of a service that asks starts the workflow with an answer's event. */
  static String approveByEvent(String service, String deployment) {
    return """
    {"service":"%1$s","trigger":{"approval":{"version":"0","source":"slipway.approval",\
    "detail-type":"Slipway Approval Answer",\
    "detail":{"service":"%1$s","deployment":"%2$s","answer":"APPROVE","by":"bot"}}}}\
    """
        .formatted(service, deployment);
  }

  static String release(String service) {
    return "{\"service\":\"" + service + "\",\"release\":true}";
  }
}
