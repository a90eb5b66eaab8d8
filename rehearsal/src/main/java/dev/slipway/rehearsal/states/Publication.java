package dev.slipway.rehearsal.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.cloud.Topics;
import java.util.concurrent.CompletableFuture;

/** Publishes to a topic (Step Functions developer guide, connect-sns, read 2026-11). */
record Publication(JsonNode arguments, Topics topics) implements Errand {

  @Override
  public String action() {
    return "sns:Publish";
  }

  @Override
  public String resource() {
    return arguments.path("TopicArn").asText();
  }

  @Override
  public Failure refused(String reason) {
    return new Failure(
        "SNS.AuthorizationErrorException", reason + " (Service: Sns, Status Code: 403)");
  }

  @Override
  public CompletableFuture<Reply> run() {
    return CompletableFuture.completedFuture(
        switch (topics.publish(resource(), text("Subject"), text("Message"))) {
          case Topics.Receipt.Published published -> new Reply.Returned(result(published));
          case Topics.Receipt.Refused refused ->
              new Reply.Failed(new Failure("SNS." + refused.code(), refused.why()));
        });
  }

  /** An object as the message is sent as its JSON. */
  private String text(String argument) {
    JsonNode value = arguments.path(argument);
    return value.isContainerNode() ? value.toString() : value.asText();
  }

  private static JsonNode result(Topics.Receipt.Published published) {
    ObjectNode result = Json.object();
    result.put("MessageId", published.messageId());
    result.putObject("SdkHttpMetadata").put("HttpStatusCode", 200);
    return result;
  }
}
