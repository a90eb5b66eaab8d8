package dev.slipway.rehearsal.ecs;

import dev.slipway.rehearsal.cloud.Account;
import java.util.random.RandomGenerator;

/** Makes ARNs and ids in the forms ECS uses. */
final class Names {

  private static final String DIGITS = "0123456789";
  private static final String HEX = "0123456789abcdef";
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final Account account;
  private final RandomGenerator random;

  Names(Account account, RandomGenerator random) {
    this.account = account;
    this.random = random;
  }

  String clusterArn(String name) {
    return account.arn("ecs", "cluster/" + name);
  }

  String serviceArn(String cluster, String name) {
    return account.arn("ecs", "service/" + cluster + "/" + name);
  }

  String definitionArn(String family, int revision) {
    return account.arn("ecs", "task-definition/" + family + ":" + revision);
  }

  String taskArn(String cluster) {
    return account.arn("ecs", "task/" + cluster + "/" + hex(32));
  }

  /** Source: stop-service-deployment, read 2026-11. */
  String serviceDeploymentArn(String cluster, String service) {
    String id = draw(LETTERS + DIGITS, 21);
    return account.arn("ecs", "service-deployment/" + cluster + "/" + service + "/" + id);
  }

  /** Source: stop-service-deployment, read 2026-11. */
  String serviceRevisionArn(String cluster, String service) {
    return account.arn("ecs", "service-revision/" + cluster + "/" + service + "/" + number());
  }

  String deploymentId() {
    return "ecs-svc/" + number();
  }

  String networkInterfaceId() {
    return "eni-" + hex(17);
  }

  String uuid() {
    return String.join("-", hex(8), hex(4), hex(4), hex(4), hex(12));
  }

  String hex(int length) {
    return draw(HEX, length);
  }

  static String last(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  private String number() {
    return "1" + draw(DIGITS, 18);
  }

  private String draw(String alphabet, int length) {
    StringBuilder drawn = new StringBuilder();
    random.ints(length, 0, alphabet.length()).forEach(at -> drawn.append(alphabet.charAt(at)));
    return drawn.toString();
  }
}
