package dev.slipway.rehearsal.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Json;
import java.time.Instant;

/**
 * One execution of the deployments' workflow.
 *
 * @param arn which one
 * @param name the name it was started with
 * @param started in cloud time
 * @param input what it was asked, as JSON text
 */
public record Run(String arn, String name, Instant started, String input) {

  /** Whether the push of this tag started it. */
  boolean isOfPush(String repository, String tag) {
    JsonNode detail = asked().at("/trigger/push/detail");
    return detail.path("repository-name").asText().equals(repository)
        && detail.path("image-tag").asText().equals(tag);
  }

  /** Whether the sweep started it, for an image nobody deployed. */
  boolean isOfSweep(String digest) {
    return asked().at("/trigger/sweep/digest").asText().equals(digest);
  }

  /** Whether it takes care of what that execution left behind. */
  boolean recovers(String arnOfAnother) {
    return asked().at("/trigger/recover/execution").asText().equals(arnOfAnother);
  }

  /** Whether a red alarm of the service started it. */
  boolean isOfAlarm(String service) {
    return asked().path("service").asText().equals(service)
        && asked().at("/trigger/alarm").isObject();
  }

  private JsonNode asked() {
    return Json.parse(input);
  }
}
