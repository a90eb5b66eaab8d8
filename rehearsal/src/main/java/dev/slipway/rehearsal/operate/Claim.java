package dev.slipway.rehearsal.operate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Json;
import java.util.Optional;

/**
 * Who changes a service now. The token of its wait is not among what is read.
 *
 * @param deployment id of the deployment
 * @param execution ARN of the execution that drives it
 * @param digest the image it brings
 * @param stage where ECS was when its rollout was last seen, if that goes in stages
 * @param question what it waits to be answered, while it does
 */
record Claim(
    String deployment,
    String execution,
    Optional<String> tag,
    Optional<String> digest,
    Optional<Stage> stage,
    Optional<Question> question) {

  static Claim of(Item item) {
    JsonNode image =
        item.optionalText("request").map(Json::parse).orElse(Json.object()).path("image");
    return new Claim(
        item.text("deployment"),
        item.text("owner"),
        text(image.path("tag")),
        text(image.at("/content/digest")),
        item.map("progress").map(Stage::of),
        Question.of(item));
  }

  /** The image as far as it is known, else the deployment's id. */
  String image() {
    return digest.map(known -> Words.image(tag, known)).orElse(deployment);
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.ofNullable(node.textValue());
  }
}
