package dev.slipway.core.cause;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names the secret or parameter that cannot be read; never what it holds. */
final class NamedSecret implements Refinement {

  @Override
  public Optional<Cause> refine(Findings found) {
    Cause told = found.told();
    Map<String, String> secrets =
        found.setup().definition().stream()
            .flatMap(definition -> definition.containers().stream())
            .flatMap(container -> container.variables().secrets().entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, two) -> one));
    return meant(secrets, found.words())
        .map(variable -> sentence(told.code(), variable, secrets.getOrDefault(variable, "")))
        .map(sentence -> new Cause(told.code(), sentence, List.of(), told.nextStep()));
  }

  private static Optional<String> meant(Map<String, String> secrets, String words) {
    if (secrets.size() == 1) {
      return secrets.keySet().stream().findFirst();
    }
    return secrets.entrySet().stream()
        .filter(secret -> words.contains(nameOf(secret.getValue())))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst();
  }

  /** The name by which the error speaks of it: of an ARN, what stands after the kind. */
  private static String nameOf(String valueFrom) {
    String[] parts = valueFrom.split(":", -1);
    if (parts.length < 6) {
      return valueFrom;
    }
    return parts.length > 6 ? parts[6] : parts[5].replaceFirst("^parameter/?", "");
  }

  private static String sentence(CauseCode code, String variable, String place) {
    return code == CauseCode.SECRET_DENIED
        ? "The task may not read %s, which holds %s.".formatted(place, variable)
        : "%s does not exist; it shall hold %s.".formatted(place, variable);
  }
}
