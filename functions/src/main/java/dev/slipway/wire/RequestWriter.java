package dev.slipway.wire;

import dev.slipway.core.DeploymentRequest;
import dev.slipway.core.DeploymentRequest.Alarmed;
import dev.slipway.core.DeploymentRequest.Answered;
import dev.slipway.core.DeploymentRequest.Back;
import dev.slipway.core.DeploymentRequest.Drifted;
import dev.slipway.core.DeploymentRequest.Foresee;
import dev.slipway.core.DeploymentRequest.Hold;
import dev.slipway.core.DeploymentRequest.Malformed;
import dev.slipway.core.DeploymentRequest.Named;
import dev.slipway.core.DeploymentRequest.Newest;
import dev.slipway.core.DeploymentRequest.Pushed;
import dev.slipway.core.DeploymentRequest.Recovery;
import dev.slipway.core.DeploymentRequest.Release;
import dev.slipway.core.DeploymentRequest.Swept;
import dev.slipway.core.DeploymentRequest.Told;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a request as the input of an execution. The same request is always the same text: Step
 * Functions takes another text under the same name for another request.
 */
final class RequestWriter {
  private RequestWriter() {}

  static String write(DeploymentRequest request) {
    Map<String, Object> input =
        switch (request) {
          case Swept swept -> triggered(swept.service(), "sweep", Map.of("digest", swept.digest()));
          case Recovery recovery -> triggered(recovery.service(), "recover", recovered(recovery));
          case Drifted drifted ->
              triggered(
                  drifted.service(), "drift", Map.of("taskDefinition", drifted.taskDefinition()));
          case Alarmed alarmed ->
              triggered(alarmed.service(), "alarm", Map.of("name", alarmed.alarm()));
          case Back back -> input(back.service(), "rollback", true);
          case Release release -> input(release.service(), "release", true);
          case Hold hold -> input(hold.service(), "hold", hold.reason());
          case Newest newest -> forced(newest.service(), newest.force());
          case Named named -> named(named);
          case Pushed pushed -> throw unwritten("a push event comes from ECR alone");
          case Foresee foresee -> throw unwritten("only people want to see a plan");
          case Answered answered -> throw unwritten("only people answer");
          case Told told -> throw unwritten("only people say who they are");
          case Malformed malformed -> throw unwritten(malformed.what());
        };
    return Codec.JSON.type(Object.class).toJson(input);
  }

  private static Map<String, Object> recovered(Recovery recovery) {
    return new TreeMap<>(Map.of("execution", recovery.execution(), "status", recovery.status()));
  }

  private static Map<String, Object> named(Named named) {
    Map<String, Object> input = forced(named.service(), named.force());
    input.put("image", named.image());
    return input;
  }

  private static Map<String, Object> forced(String service, boolean force) {
    Map<String, Object> input = new TreeMap<>(Map.of("service", service));
    if (force) {
      input.put("force", true);
    }
    return input;
  }

  private static Map<String, Object> triggered(
      String service, String kind, Map<String, Object> trigger) {
    return input(service, "trigger", Map.of(kind, trigger));
  }

  private static Map<String, Object> input(String service, String key, Object value) {
    return new TreeMap<>(Map.of("service", service, key, value));
  }

  private static IllegalArgumentException unwritten(String why) {
    return new IllegalArgumentException("no execution is started with this: " + why);
  }
}
