package dev.slipway.rehearsal.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.rehearsal.cloud.Functions.Answer;
import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.wire.SdkShapes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;

/**
 * Asks the Lambda functions that are hooked to a stage whether the deployment may go on. Source:
 * lambda-lifecycle-hooks, read 2026-11.
 */
final class Hooks {

  private static final Duration CALL_BACK_DELAY = Duration.ofSeconds(30);

  private final Room room;

  Hooks(Room room) {
    this.room = room;
  }

  /**
   * One hook of one stage.
   *
   * @param executionId the same at each call of this hook for this stage
   */
  private record Execution(
      LocalService service,
      Attempt attempt,
      HookRound round,
      DeploymentLifecycleHook hook,
      String executionId) {

    Journey journey() {
      return attempt.journey().orElseThrow();
    }

    /** A hook that waited while the deployment went elsewhere is not called again. */
    boolean isWanted() {
      return service.current() == attempt && !attempt.hasEnded() && journey().hooks() == round;
    }
  }

  /** Calls all hooks of the stage the service's deployment is in, at the same time. */
  HookRound call(LocalService service, Journey journey) {
    List<DeploymentLifecycleHook> hooked =
        journey.green().revision().shape().deploymentConfiguration().lifecycleHooks().stream()
            .filter(hook -> hook.lifecycleStagesAsStrings().contains(journey.stage().name()))
            .toList();
    HookRound round = new HookRound(hooked.size());
    for (DeploymentLifecycleHook hook : hooked) {
      Execution execution =
          new Execution(service, service.current(), round, hook, room.names().uuid());
      room.lane().soon(() -> call(execution, details(hook)));
    }
    return round;
  }

  private void call(Execution execution, JsonNode details) {
    if (!execution.isWanted()) {
      return;
    }
    DeploymentLifecycleHook hook = execution.hook();
    Optional<String> refusal =
        room.cloud()
            .permissions()
            .refusal(hook.roleArn(), "lambda:InvokeFunction", hook.hookTargetArn(), Map.of());
    if (refusal.isPresent()) {
      fail(execution, refusal.get());
      return;
    }
    room.cloud()
        .functions()
        .invoke(hook.hookTargetArn(), payload(execution, details))
        .whenComplete(
            (answer, broke) -> room.lane().soon(() -> answered(execution, details, answer, broke)));
  }

  private void answered(
      Execution execution, JsonNode details, @Nullable Answer answer, @Nullable Throwable broke) {
    switch (answer) {
      case null -> fail(execution, String.valueOf(broke));
      case Answer.Failed failed ->
          fail(execution, "the function failed with " + failed.errorType());
      case Answer.Returned returned -> answered(execution, details, Json.parse(returned.payload()));
    }
    room.changed().accept(execution.service());
  }

  private void answered(Execution execution, JsonNode details, JsonNode answer) {
    String status = answer.path("hookStatus").asText();
    switch (status) {
      case "SUCCEEDED" -> execution.round().succeeded();
      case "FAILED" -> fail(execution, "it answered FAILED");
      case "IN_PROGRESS" -> later(execution, details, answer);
      default -> fail(execution, "it answered no valid hookStatus");
    }
  }

  private void later(Execution execution, JsonNode details, JsonNode answer) {
    JsonNode next = answer.has("hookDetails") ? answer.path("hookDetails") : details;
    Duration delay =
        Duration.ofSeconds(answer.path("callBackDelay").asLong(CALL_BACK_DELAY.toSeconds()));
    room.lane().after(delay, () -> call(execution, next));
  }

  private static void fail(Execution execution, String why) {
    String function = Names.last(execution.hook().hookTargetArn());
    execution.round().failed(Messages.hookFailed(execution.journey().stage(), function, why));
  }

  private static String payload(Execution execution, JsonNode details) {
    Journey journey = execution.journey();
    ObjectNode payload = Json.object();
    payload.put("executionId", execution.executionId());
    payload.put("lifecycleStage", journey.stage().name());
    payload.put("resourceArn", execution.attempt().arn());
    ObjectNode facts = payload.putObject("executionDetails");
    facts.put("serviceArn", execution.service().arn());
    facts.put("targetServiceRevisionArn", journey.green().revision().arn());
    facts.set("testTrafficWeights", weights(execution.service(), Rollout::test));
    facts.set("productionTrafficWeights", weights(execution.service(), Rollout::production));
    payload.set("hookDetails", details);
    return Json.text(payload);
  }

  /** By the ARN of the service revision, in percent; who has none is left out. */
  private static ObjectNode weights(LocalService service, ToDoubleFunction<Rollout> share) {
    ObjectNode weights = Json.object();
    service.rollouts().stream()
        .filter(rollout -> share.applyAsDouble(rollout) > 0)
        .forEach(rollout -> weights.put(rollout.revision().arn(), share.applyAsDouble(rollout)));
    return weights;
  }

  /** What the service's configuration tells the function. */
  private static JsonNode details(DeploymentLifecycleHook hook) {
    return hook.hookDetails() == null ? Json.object() : SdkShapes.toJson(hook).path("hookDetails");
  }
}
