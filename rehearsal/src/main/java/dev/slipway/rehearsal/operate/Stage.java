package dev.slipway.rehearsal.operate;

import java.time.Instant;

/**
 * Where ECS was with a rollout that shifts traffic.
 *
 * @param name ECS's word for the lifecycle stage
 * @param traffic percent of the production traffic that the new revision gets
 * @param since when it was first seen there
 */
record Stage(String name, double traffic, Instant since) {

  static Stage of(Item progress) {
    return new Stage(
        progress.text("stage"),
        Double.parseDouble(progress.text("traffic")),
        progress.time("since"));
  }
}
