package dev.slipway.wire;

import dev.slipway.core.Asker;
import dev.slipway.core.DeploymentRequest;
import dev.slipway.core.DeploymentRequest.Malformed;
import dev.slipway.core.DeploymentRequest.Told;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a request says of the person behind it. */
final class AskerReader {
  static final List<String> KEYS = List.of("by", "reason");
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_REASON = 500;

  private AskerReader() {}

  /** The request with who asked and why; as it is when neither is said. */
  static DeploymentRequest told(DeploymentRequest request, Map<?, ?> said) {
    if (request instanceof Malformed) {
      return request;
    }
    Optional<DeploymentRequest> wrong =
        wrong(said, "by", LONGEST_NAME).or(() -> wrong(said, "reason", LONGEST_REASON));
    return wrong.orElseGet(() -> with(request, said));
  }

  private static DeploymentRequest with(DeploymentRequest request, Map<?, ?> said) {
    return Asker.of(Events.text(said, "by"), Events.text(said, "reason"))
        .<DeploymentRequest>map(asker -> new Told(request, asker))
        .orElse(request);
  }

  private static Optional<DeploymentRequest> wrong(Map<?, ?> said, String key, int longest) {
    boolean right =
        !said.containsKey(key)
            || Events.text(said, key).filter(text -> isLine(text, longest)).isPresent();
    return right
        ? Optional.empty()
        : Optional.of(
            new Malformed(
                "The input's \"%s\" is %s, not a line of text."
                    .formatted(key, Refusals.shown(said.get(key))),
                "Write who asks as \"by\" (at most %d characters) and why as \"reason\" (at most"
                        .formatted(LONGEST_NAME)
                    + " %d), or leave them out.".formatted(LONGEST_REASON)));
  }

  // One line: it is told in sentences and in the subjects of messages.
  private static boolean isLine(String text, int longest) {
    return !text.isBlank()
        && text.length() <= longest
        && text.codePoints().noneMatch(Character::isISOControl);
  }
}
