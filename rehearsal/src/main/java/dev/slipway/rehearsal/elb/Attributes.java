package dev.slipway.rehearsal.elb;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A resource's attributes with their defaults. Each one is honoured, without effect here for a
 * stated reason, or refused when its value would need what the local cloud does not play.
 */
final class Attributes {

  static final String DEREGISTRATION_DELAY = "deregistration_delay.timeout_seconds";
  static final String IDLE_TIMEOUT = "idle_timeout.timeout_seconds";

  private static final Rule SECONDS =
      new Rule(Pattern.compile("[0-9]{1,4}").asMatchPredicate(), "seconds");
  private static final Rule OFF = new Rule("false"::equals, "false");
  private static final Rule WITHOUT_EFFECT = new Rule(value -> true, "anything");

  /** Stickiness types and times mean nothing while stickiness is off. */
  private static final Map<String, Rule> OF_TARGET_GROUPS =
      Map.of(
          DEREGISTRATION_DELAY,
          SECONDS,
          "stickiness.enabled",
          OFF,
          "stickiness.type",
          WITHOUT_EFFECT,
          "stickiness.lb_cookie.duration_seconds",
          WITHOUT_EFFECT,
          "slow_start.duration_seconds",
          new Rule("0"::equals, "0"),
          "load_balancing.algorithm.type",
          new Rule("round_robin"::equals, "round_robin"),
          "load_balancing.cross_zone.enabled",
          WITHOUT_EFFECT);

  /**
   * Protection guards against people; header and protocol switches see no such requests here;
   * access logs are told and not written.
   */
  private static final Map<String, Rule> OF_LOAD_BALANCERS =
      Map.of(
          IDLE_TIMEOUT,
          SECONDS,
          "deletion_protection.enabled",
          WITHOUT_EFFECT,
          "access_logs.s3.enabled",
          WITHOUT_EFFECT,
          "access_logs.s3.bucket",
          WITHOUT_EFFECT,
          "access_logs.s3.prefix",
          WITHOUT_EFFECT,
          "connection_logs.s3.enabled",
          OFF,
          "routing.http2.enabled",
          WITHOUT_EFFECT,
          "routing.http.drop_invalid_header_fields.enabled",
          WITHOUT_EFFECT,
          "routing.http.desync_mitigation_mode",
          WITHOUT_EFFECT);

  private final Map<String, Rule> rules;
  private final Map<String, String> values = new LinkedHashMap<>();

  private record Rule(Predicate<String> allowed, String possible) {}

  private Attributes(Map<String, Rule> rules) {
    this.rules = rules;
  }

  static Attributes ofTargetGroup() {
    Attributes attributes = new Attributes(OF_TARGET_GROUPS);
    attributes.values.put(DEREGISTRATION_DELAY, "300");
    attributes.values.put("stickiness.enabled", "false");
    attributes.values.put("slow_start.duration_seconds", "0");
    attributes.values.put("load_balancing.algorithm.type", "round_robin");
    return attributes;
  }

  static Attributes ofLoadBalancer() {
    Attributes attributes = new Attributes(OF_LOAD_BALANCERS);
    attributes.values.put(IDLE_TIMEOUT, "60");
    attributes.values.put("deletion_protection.enabled", "false");
    attributes.values.put("access_logs.s3.enabled", "false");
    return attributes;
  }

  synchronized void set(String key, String value) {
    Rule rule = rules.get(key);
    if (rule == null) {
      throw ElbErrors.invalid("Attribute key '" + key + "' is not recognized");
    }
    if (!rule.allowed().test(value)) {
      throw ElbErrors.notPlayed("attribute " + key, value, rule.possible());
    }
    values.put(key, value);
  }

  synchronized int seconds(String key) {
    return Integer.parseInt(values.getOrDefault(key, "0"));
  }

  synchronized Map<String, String> all() {
    return new LinkedHashMap<>(values);
  }
}
