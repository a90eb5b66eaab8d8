package dev.slipway.wire;

import dev.slipway.core.Content;
import dev.slipway.core.DeploymentRequest;
import dev.slipway.core.DeploymentRequest.Alarmed;
import dev.slipway.core.DeploymentRequest.Drifted;
import dev.slipway.core.DeploymentRequest.Malformed;
import dev.slipway.core.DeploymentRequest.Pushed;
import dev.slipway.core.DeploymentRequest.Recovery;
import dev.slipway.core.DeploymentRequest.Swept;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what rules, {@code Sweep} and {@code Wake} start the workflow with. Push events: ECR user
 * guide, ecr-eventbridge, read 2026-11.
 */
final class TriggerReader {
  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "sweep", Set.of("digest"),
          "recover", Set.of("execution", "status"),
          "drift", Set.of("taskDefinition"),
          "alarm", Set.of("name"));
  private static final Set<String> DEATHS = Set.of("ABORTED", "TIMED_OUT", "FAILED", "GONE");
  private static final String FIX =
      "Rules and functions write triggers; a person starts with {\"service\":\"<name>\"}.";

  private TriggerReader() {}

  static DeploymentRequest read(String service, @Nullable Object trigger) {
    if (!(trigger instanceof Map<?, ?> map) || map.size() != 1) {
      return refused(
          "The input's \"trigger\" is " + Refusals.shown(trigger) + ", not one trigger.");
    }
    Map.Entry<?, ?> only = map.entrySet().iterator().next();
    if ("push".equals(only.getKey())) {
      return pushed(service, only.getValue());
    }
    if ("approval".equals(only.getKey())) {
      return ReplyReader.event(service, only.getValue());
    }
    return only.getKey() instanceof String kind && KEYS.containsKey(kind)
        ? small(service, kind, only.getValue())
        : refused(
            "The input's \"trigger\" has the unknown key \""
                + Refusals.shown(only.getKey())
                + "\".");
  }

  private static DeploymentRequest small(String service, String kind, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> map) || !map.keySet().equals(KEYS.get(kind))) {
      return refused(
          "The trigger's \"%s\" is %s, not an object of %s."
              .formatted(kind, Refusals.shown(value), KEYS.get(kind)));
    }
    return request(service, kind, map)
        .orElseGet(
            () ->
                refused(
                    "The trigger's \"%s\" is %s, which names nothing of the kind."
                        .formatted(kind, Refusals.shown(value))));
  }

  private static Optional<DeploymentRequest> request(String service, String kind, Map<?, ?> map) {
    return switch (kind) {
      case "sweep" ->
          text(map, "digest").filter(Content::isDigest).map(each -> new Swept(service, each));
      case "recover" -> recovery(service, map);
      case "drift" ->
          text(map, "taskDefinition")
              .filter(each -> each.startsWith("arn:"))
              .map(each -> new Drifted(service, each));
      default -> text(map, "name").map(each -> new Alarmed(service, each));
    };
  }

  private static Optional<DeploymentRequest> recovery(String service, Map<?, ?> map) {
    Optional<String> execution = text(map, "execution").filter(each -> each.startsWith("arn:"));
    return text(map, "status")
        .filter(DEATHS::contains)
        .flatMap(status -> execution.map(each -> new Recovery(service, each, status)));
  }

  private static DeploymentRequest pushed(String service, @Nullable Object push) {
    if (!(push instanceof Map<?, ?> event && event.get("detail") instanceof Map<?, ?> detail)) {
      return refused("The input's \"trigger\" holds no push event.");
    }
    if (!"PUSH".equals(detail.get("action-type")) || !"SUCCESS".equals(detail.get("result"))) {
      return refused(
          "The event is %s/%s, not a push."
              .formatted(
                  Refusals.shown(detail.get("action-type")), Refusals.shown(detail.get("result"))));
    }
    Optional<String> digest = text(detail, "image-digest").filter(Content::isDigest);
    Optional<String> repository = text(detail, "repository-name");
    if (digest.isEmpty() || repository.isEmpty()) {
      return refused("The push event names no repository and digest.");
    }
    return text(event, "time")
        .flatMap(TriggerReader::instant)
        .<DeploymentRequest>map(
            time ->
                new Pushed(
                    service,
                    repository.orElseThrow(),
                    digest.orElseThrow(),
                    text(detail, "image-tag"),
                    time))
        .orElseGet(
            () ->
                refused("The push event's \"time\" is " + Refusals.shown(event.get("time")) + "."));
  }

  private static Malformed refused(String what) {
    return new Malformed(what, FIX);
  }

  private static Optional<String> text(Map<?, ?> map, String key) {
    return map.get(key) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }
}
