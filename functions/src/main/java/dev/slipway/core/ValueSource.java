package dev.slipway.core;

import java.util.List;
import java.util.Optional;

/**
 * Where a container's value is taken from when its task starts (ECS developer guide,
 * specifying-sensitive-data, read 2026-11).
 *
 * @param store what keeps the value
 * @param name of a parameter, without its leading slash; of a secret, the ARN
 */
public record ValueSource(Store store, String name) {
  private static final String PARAMETER = ":parameter/";
  private static final int SECRET = 7;
  private static final int VERSION = 9;

  /** Systems Manager's parameters, and Secrets Manager. */
  public enum Store {
    PARAMETERS,
    SECRETS
  }

  /** What a {@code valueFrom} names; nothing when it names one version, which never changes. */
  public static Optional<ValueSource> of(String valueFrom) {
    return valueFrom.contains(":secretsmanager:") ? secret(valueFrom) : parameter(valueFrom);
  }

  // arn:aws:secretsmanager:region:account:secret:name:key:stage:version, the last three optional.
  private static Optional<ValueSource> secret(String valueFrom) {
    List<String> parts = List.of(valueFrom.split(":", -1));
    boolean pinned = parts.size() > VERSION && !parts.get(VERSION).isBlank();
    String arn = String.join(":", parts.subList(0, Math.min(SECRET, parts.size())));
    return Optional.of(new ValueSource(Store.SECRETS, arn)).filter(any -> !pinned);
  }

  private static Optional<ValueSource> parameter(String valueFrom) {
    int resource = valueFrom.indexOf(PARAMETER);
    String name = resource < 0 ? valueFrom : valueFrom.substring(resource + PARAMETER.length());
    return Optional.of(new ValueSource(Store.PARAMETERS, name.replaceFirst("^/", "")))
        .filter(any -> !name.contains(":"));
  }

  /** As people call it. */
  public String label() {
    return switch (store) {
      case PARAMETERS -> "Parameter " + (name.contains("/") ? "/" : "") + name;
      case SECRETS -> "Secret " + name.substring(name.lastIndexOf(':') + 1);
    };
  }
}
