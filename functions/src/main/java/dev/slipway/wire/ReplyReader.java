package dev.slipway.wire;

import dev.slipway.core.DeploymentRequest;
import dev.slipway.core.DeploymentRequest.Answered;
import dev.slipway.core.DeploymentRequest.Malformed;
import dev.slipway.core.Reply.Word;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a person's answer to a question, typed or put as an event. */
final class ReplyReader {
  private static final String EVENT_FIX =
      "Put an event with the detail {\"service\":\"<name>\",\"deployment\":\"<id>\","
          + "\"answer\":\"APPROVE\" or \"REFUSE\"}.";

  private ReplyReader() {}

  /** Reads {@code "approve":"<deployment>"} or {@code "refuse":"<deployment>"}. */
  static DeploymentRequest typed(String service, String key, @Nullable Object deployment) {
    return deployment instanceof String id && !id.isBlank()
        ? new Answered(service, id, key.equals("approve") ? Word.APPROVE : Word.REFUSE)
        : new Malformed(
            "The input's \"%s\" is %s, not a deployment's id."
                .formatted(key, Refusals.shown(deployment)),
            "Write {\"service\":\"<name>\",\"%s\":\"<the id that the question names>\"}."
                .formatted(key));
  }

  /** Reads an event of source {@code slipway.approval}. */
  static DeploymentRequest event(String service, @Nullable Object event) {
    if (!(event instanceof Map<?, ?> map && map.get("detail") instanceof Map<?, ?> detail)) {
      return new Malformed("The input's \"trigger\" holds no answer's event.", EVENT_FIX);
    }
    if (!service.equals(detail.get("service"))) {
      return wrong("service", detail);
    }
    Optional<String> deployment = Events.text(detail, "deployment").filter(id -> !id.isBlank());
    Optional<Word> word = Events.text(detail, "answer").flatMap(ReplyReader::word);
    if (deployment.isEmpty() || word.isEmpty()) {
      return wrong(deployment.isEmpty() ? "deployment" : "answer", detail);
    }
    return AskerReader.told(
        new Answered(service, deployment.orElseThrow(), word.orElseThrow()), detail);
  }

  private static Optional<Word> word(String text) {
    return switch (text) {
      case "APPROVE" -> Optional.of(Word.APPROVE);
      case "REFUSE" -> Optional.of(Word.REFUSE);
      default -> Optional.empty();
    };
  }

  private static Malformed wrong(String key, Map<?, ?> detail) {
    return new Malformed(
        "The answer's \"%s\" is %s.".formatted(key, Refusals.shown(detail.get(key))), EVENT_FIX);
  }
}
