package dev.slipway.rehearsal.elb;

import dev.slipway.rehearsal.cloud.Account;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** ARNs and names that look like AWS's and stay the same from one rehearsal to the next. */
record Names(Account account) {

  private static final int LONGEST = 32;
  private static final int ID_LENGTH = 16;
  private static final int SUFFIX_LENGTH = 8;

  String arn(String resource) {
    return account.arn("elasticloadbalancing", resource);
  }

  String loadBalancerArn(String name) {
    return arn("loadbalancer/app/" + checked(name) + "/" + id("load-balancer " + name));
  }

  String targetGroupArn(String name) {
    return arn("targetgroup/" + checked(name) + "/" + id("target-group " + name));
  }

  static String listenerArn(String loadBalancerArn, int port) {
    return loadBalancerArn.replace(":loadbalancer/", ":listener/") + "/" + id("listener " + port);
  }

  static String ruleArn(String listenerArn, String seed) {
    return listenerArn.replace(":listener/", ":listener-rule/") + "/" + id("rule " + seed);
  }

  String dnsName(String name, boolean internal) {
    String prefix = internal ? "internal-" : "";
    String suffix = id("dns " + name).substring(0, SUFFIX_LENGTH);
    return prefix + name + "-" + suffix + "." + account.region() + ".elb.amazonaws.com";
  }

  /** A name of at most 32 characters for a resource the template leaves unnamed. */
  static String shortened(String generated) {
    String clean = generated.replaceAll("[^A-Za-z0-9-]", "");
    if (clean.length() <= LONGEST) {
      return clean;
    }
    String suffix = id(generated).substring(0, SUFFIX_LENGTH);
    return clean.substring(0, LONGEST - SUFFIX_LENGTH - 1) + "-" + suffix;
  }

  private static String checked(String name) {
    if (name == null || !name.matches("[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?")) {
      throw ElbErrors.invalid(
          "The name '"
              + name
              + "' must be 1 to 32 letters, digits and hyphens, with no hyphen at an end");
    }
    return name;
  }

  private static String id(String seed) {
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8))
        .toString()
        .replace("-", "")
        .substring(0, ID_LENGTH);
  }
}
