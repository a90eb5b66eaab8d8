package dev.slipway.wire;

import dev.slipway.core.Content;
import dev.slipway.core.DeploymentRequest;
import dev.slipway.core.DeploymentRequest.Malformed;
import dev.slipway.core.DeploymentRequest.Named;
import dev.slipway.core.DeploymentRequest.Newest;
import dev.slipway.core.DeploymentRequest.Pushed;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request out of whatever the execution was started with. Push events: ECR user guide,
 * ecr-eventbridge, read 2026-11.
 */
final class RequestReader {
  private static final String FIX =
      "Start with {\"service\":\"<name>\"} or {\"service\":\"<name>\",\"image\":\"<tag or"
          + " digest>\"}.";
  private static final Set<String> KEYS = Set.of("service", "image", "force", "trigger");

  private RequestReader() {}

  static Malformed malformed(String what) {
    return new Malformed(what, FIX);
  }

  static DeploymentRequest read(Map<?, ?> input) {
    for (Object key : input.keySet()) {
      if (!(key instanceof String name && KEYS.contains(name))) {
        return malformed("The input has the unknown key \"" + key + "\".");
      }
    }
    return input.get("service") instanceof String service && !service.isBlank()
        ? onService(service, input)
        : malformed("The input's \"service\" is " + input.get("service") + ", not a name.");
  }

  private static DeploymentRequest onService(String service, Map<?, ?> input) {
    if (input.containsKey("trigger")) {
      return pushed(service, input.get("trigger"));
    }
    Object force = input.containsKey("force") ? input.get("force") : false;
    return force instanceof Boolean forced
        ? manual(service, input, forced)
        : malformed("The input's \"force\" is " + force + ", neither true nor false.");
  }

  private static DeploymentRequest manual(String service, Map<?, ?> input, boolean force) {
    if (!input.containsKey("image")) {
      return new Newest(service, force);
    }
    return input.get("image") instanceof String image && !image.isBlank()
        ? new Named(service, image, force)
        : malformed("The input's \"image\" is " + input.get("image") + ", not a tag or digest.");
  }

  private static DeploymentRequest pushed(String service, @Nullable Object trigger) {
    if (!(member(member(trigger, "push"), "detail") instanceof Map<?, ?> detail)) {
      return malformed("The input's \"trigger\" holds no push event.");
    }
    if (!"PUSH".equals(detail.get("action-type")) || !"SUCCESS".equals(detail.get("result"))) {
      return malformed(
          "The event is "
              + detail.get("action-type")
              + "/"
              + detail.get("result")
              + ", not a push.");
    }
    return detail.get("repository-name") instanceof String repository
            && detail.get("image-digest") instanceof String digest
            && Content.isDigest(digest)
            && member(member(trigger, "push"), "time") instanceof String time
        ? new Pushed(service, repository, digest, Instant.parse(time))
        : malformed("The push event names no repository and digest.");
  }

  private static @Nullable Object member(@Nullable Object value, String key) {
    return value instanceof Map<?, ?> map ? map.get(key) : null;
  }
}
