package dev.slipway.infra;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which sample application is described: every choice a team makes before it deploys the base.
 *
 * @param zones how many availability zones, 2 or 3
 * @param certificate the ARN of the certificate in ACM with which the public load balancer answers
 *     HTTPS; without one it answers HTTP alone
 */
record SampleSettings(
    Stage stage,
    Profile profile,
    Egress egress,
    int zones,
    Optional<String> certificate,
    Strategy strategy) {

  static final SampleSettings DEFAULTS =
      new SampleSettings(
          Stage.TEST, Profile.DEFAULT, Egress.ENDPOINTS, 2, Optional.empty(), Strategy.ROLLING);

  /** Where ECS itself bakes, Slipway only looks once more. */
  private static final Duration AFTER_THE_BAKE_OF_ECS = Duration.ofSeconds(10);

  private static final String PREFIX = "slipway:";
  private static final String CERTIFICATE_ARN =
      "arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/[A-Za-z0-9-]+";
  private static final List<String> KEYS =
      List.of("stage", "profile", "egress", "azs", "certificate", "strategy");

  /**
   * The settings named {@code slipway:<key>} in a context.
   *
   * @param context all of it; what is not Slipway's is left alone
   * @param arguments {@code <key>=<value>} each; they win over the context
   * @throws SettingRefused for a key or value that is none
   */
  static SampleSettings of(Map<?, ?> context, List<String> arguments) {
    Map<String, String> chosen = new TreeMap<>();
    context.forEach(
        (key, value) -> {
          if (key.toString().startsWith(PREFIX)) {
            chosen.put(key.toString().substring(PREFIX.length()), String.valueOf(value));
          }
        });
    arguments.forEach(argument -> putArgument(chosen, argument));
    chosen.keySet().forEach(SampleSettings::checkKey);
    return of(chosen);
  }

  /** The same sample with services that are replaced otherwise. */
  SampleSettings with(Strategy other) {
    return new SampleSettings(stage, profile, egress, zones, certificate, other);
  }

  /** The limits within which Slipway deploys both services. */
  RolloutLimits limits() {
    return RolloutLimits.DEFAULTS.withBakeTime(
        strategy.shiftsTraffic() ? AFTER_THE_BAKE_OF_ECS : profile.bakeTime());
  }

  /** By name, the combinations every check of the templates runs over. */
  static Map<String, SampleSettings> combinations() {
    Map<String, SampleSettings> combinations = new LinkedHashMap<>();
    combinations.put("full", DEFAULTS);
    combinations.put("fast", of(Map.of(), List.of("profile=fast")));
    combinations.put(
        "tls-production",
        of(
            Map.of(),
            List.of(
                "stage=production",
                "certificate=arn:aws:acm:us-east-1:111122223333:certificate/8f7a2c31-sample")));
    combinations.put("nat", of(Map.of(), List.of("egress=nat")));
    combinations.put("three-zones", of(Map.of(), List.of("azs=3")));
    combinations.put("blue-green", DEFAULTS.with(Strategy.BLUE_GREEN));
    combinations.put("linear", DEFAULTS.with(Strategy.LINEAR));
    combinations.put("canary", DEFAULTS.with(Strategy.CANARY));
    return combinations;
  }

  private static SampleSettings of(Map<String, String> chosen) {
    return new SampleSettings(
        choice(chosen, "stage", DEFAULTS.stage()),
        choice(chosen, "profile", DEFAULTS.profile()),
        choice(chosen, "egress", DEFAULTS.egress()),
        zones(chosen.getOrDefault("azs", String.valueOf(DEFAULTS.zones()))),
        Optional.ofNullable(chosen.get("certificate")).map(SampleSettings::certificate),
        choice(chosen, "strategy", DEFAULTS.strategy()));
  }

  private static void putArgument(Map<String, String> chosen, String argument) {
    int equals = argument.indexOf('=');
    if (equals <= 0) {
      throw new SettingRefused(
          "argument \"" + argument + "\" is no setting: write <key>=<value>, such as stage=test");
    }
    chosen.put(argument.substring(0, equals), argument.substring(equals + 1));
  }

  private static void checkKey(String key) {
    if (!KEYS.contains(key)) {
      throw new SettingRefused(
          "%s%s is no setting of the sample: there are %s; correct the name or leave it out"
              .formatted(PREFIX, key, String.join(", ", KEYS)));
    }
  }

  private static <E extends Enum<E>> E choice(Map<String, String> chosen, String key, E otherwise) {
    E[] possible = otherwise.getDeclaringClass().getEnumConstants();
    String value = chosen.getOrDefault(key, label(otherwise));
    return Arrays.stream(possible)
        .filter(each -> label(each).equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    key,
                    value,
                    Arrays.stream(possible)
                        .map(SampleSettings::label)
                        .collect(Collectors.joining(", "))));
  }

  private static int zones(String value) {
    return switch (value) {
      case "2" -> 2;
      case "3" -> 3;
      default -> throw refused("azs", value, "2, 3");
    };
  }

  private static String certificate(String arn) {
    if (!arn.matches(CERTIFICATE_ARN)) {
      throw refused(
          "certificate", arn, "ARNs of ACM, arn:aws:acm:<region>:<account>:certificate/…");
    }
    return arn;
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static SettingRefused refused(String key, String value, String allowed) {
    return new SettingRefused(
        "%s%s is \"%s\": allowed are %s; correct it where you set it (-c %s%s=… or %s=…)"
            .formatted(PREFIX, key, value, allowed, PREFIX, key, key));
  }
}
