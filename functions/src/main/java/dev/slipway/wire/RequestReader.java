package dev.slipway.wire;

import dev.slipway.core.DeploymentRequest;
import dev.slipway.core.DeploymentRequest.Back;
import dev.slipway.core.DeploymentRequest.Foresee;
import dev.slipway.core.DeploymentRequest.Hold;
import dev.slipway.core.DeploymentRequest.Malformed;
import dev.slipway.core.DeploymentRequest.Named;
import dev.slipway.core.DeploymentRequest.Newest;
import dev.slipway.core.DeploymentRequest.Release;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request out of whatever the execution was started with: by people here, by rules and
 * functions in {@link TriggerReader}.
 */
final class RequestReader {
  /** Each of these is a request of its own kind. */
  private static final List<String> KINDS =
      List.of("rollback", "hold", "release", "approve", "refuse", "trigger");

  private static final List<String> OF_A_DEPLOYMENT = List.of("image", "force", "mode");
  private static final Set<String> KEYS =
      Stream.of(List.of("service"), OF_A_DEPLOYMENT, KINDS, AskerReader.KEYS)
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableSet());
  private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9-]{0,62}");
  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_IMAGE = 300;

  private RequestReader() {}

  /** Reads any JSON value. */
  static DeploymentRequest of(@Nullable Object input) {
    return input instanceof Map<?, ?> map
        ? read(map)
        : Refusals.malformed("The input is " + Refusals.shown(input) + ", not a JSON object.");
  }

  private static DeploymentRequest read(Map<?, ?> input) {
    for (Object key : input.keySet()) {
      if (!(key instanceof String name && KEYS.contains(name))) {
        return Refusals.unknownKey("The input", key);
      }
    }
    return input.get("service") instanceof String service && isName(service)
        ? onService(service, input)
        : Refusals.malformed(
            "The input's \"service\" is "
                + Refusals.shown(input.get("service"))
                + ", not a name of lower-case letters, digits and hyphens.");
  }

  static boolean isName(String service) {
    return SERVICE.matcher(service).matches();
  }

  private static DeploymentRequest onService(String service, Map<?, ?> input) {
    List<String> kinds = KINDS.stream().filter(input::containsKey).toList();
    if (kinds.isEmpty()) {
      return AskerReader.told(inMode(input, deployment(service, input)), input);
    }
    String kind = kinds.getFirst();
    return Stream.of(kinds, OF_A_DEPLOYMENT, unsaidBy(kind))
        .flatMap(List::stream)
        .filter(other -> !other.equals(kind) && input.containsKey(other))
        .findFirst()
        .<DeploymentRequest>map(other -> together(kind, other))
        .orElseGet(() -> ofKind(kind, service, input));
  }

  /** Rules and functions are nobody, and a hold's reason is the hold itself. */
  private static List<String> unsaidBy(String kind) {
    return switch (kind) {
      case "trigger" -> AskerReader.KEYS;
      case "hold" -> List.of("reason");
      default -> List.of();
    };
  }

  private static Malformed together(String kind, String other) {
    return new Malformed(
        "The input has both \"" + kind + "\" and \"" + other + "\".",
        "Leave out one of them; each is a request of its own.");
  }

  private static DeploymentRequest ofKind(String kind, String service, Map<?, ?> input) {
    Object value = input.get(kind);
    return switch (kind) {
      case "rollback" -> AskerReader.told(flagged(kind, input, new Back(service)), input);
      case "release" -> AskerReader.told(flagged(kind, input, new Release(service)), input);
      case "hold" -> AskerReader.told(hold(service, input), input);
      case "approve", "refuse" -> AskerReader.told(ReplyReader.typed(service, kind, value), input);
      default -> TriggerReader.read(service, value);
    };
  }

  private static DeploymentRequest flagged(
      String key, Map<?, ?> input, DeploymentRequest whenAsked) {
    Object value = input.get(key);
    return Boolean.TRUE.equals(value)
        ? whenAsked
        : new Malformed(
            "The input's \"%s\" is %s, not true.".formatted(key, Refusals.shown(value)),
            "Write {\"service\":\"<name>\",\"%s\":true}, or leave \"%s\" out.".formatted(key, key));
  }

  private static DeploymentRequest hold(String service, Map<?, ?> input) {
    return isText(input.get("hold"), LONGEST_REASON)
        ? new Hold(service, String.valueOf(input.get("hold")))
        : new Malformed(
            "The input's \"hold\" is " + Refusals.shown(input.get("hold")) + ", not a reason.",
            "Write {\"service\":\"<name>\",\"hold\":\"<why, in at most %d characters>\"}."
                .formatted(LONGEST_REASON));
  }

  private static DeploymentRequest inMode(Map<?, ?> input, DeploymentRequest request) {
    if (!input.containsKey("mode") || request instanceof Malformed) {
      return request;
    }
    Object mode = input.get("mode");
    return "PLAN".equals(mode)
        ? new Foresee(request)
        : new Malformed(
            "The input's \"mode\" is " + Refusals.shown(mode) + ", not \"PLAN\".",
            "Write \"mode\":\"PLAN\" to see what would happen, or leave \"mode\" out.");
  }

  private static DeploymentRequest deployment(String service, Map<?, ?> input) {
    Object force = input.containsKey("force") ? input.get("force") : false;
    return force instanceof Boolean forced
        ? deployment(service, input, forced)
        : Refusals.malformed(
            "The input's \"force\" is " + Refusals.shown(force) + ", neither true nor false.");
  }

  private static DeploymentRequest deployment(String service, Map<?, ?> input, boolean force) {
    if (!input.containsKey("image")) {
      return new Newest(service, force);
    }
    Object image = input.get("image");
    return isText(image, LONGEST_IMAGE)
        ? new Named(service, String.valueOf(image), force)
        : Refusals.malformed(
            "The input's \"image\" is " + Refusals.shown(image) + ", not a tag or digest.");
  }

  private static boolean isText(@Nullable Object value, int longest) {
    return value instanceof String text && !text.isBlank() && text.length() <= longest;
  }
}
