package dev.slipway.rehearsal.iam;

import dev.slipway.rehearsal.cloud.Account;
import org.jspecify.annotations.Nullable;

/** ARNs of what requests name shortly, completed as AWS completes them. */
record Arns(Account account) {

  String regional(String service, String resource) {
    return account.arn(service, resource);
  }

  /** The text itself when it is an ARN already. */
  String orRegional(String service, String prefix, @Nullable String nameOrArn) {
    String name = nameOrArn == null ? "" : nameOrArn;
    return name.startsWith("arn:") ? name : regional(service, prefix + name);
  }

  String cluster(@Nullable String nameOrArn) {
    return orRegional("ecs", "cluster/", nameOrArn == null ? "default" : nameOrArn);
  }

  String ecsService(@Nullable String cluster, @Nullable String nameOrArn) {
    return orRegional("ecs", "service/" + tail(cluster(cluster)) + "/", nameOrArn);
  }

  String task(@Nullable String cluster, String idOrArn) {
    return orRegional("ecs", "task/" + tail(cluster(cluster)) + "/", idOrArn);
  }

  /** {@code family} alone means its newest revision. */
  String taskDefinition(@Nullable String familyOrArn) {
    String name = familyOrArn == null ? "" : familyOrArn;
    return orRegional("ecs", "task-definition/", name.contains(":") ? name : name + ":*");
  }

  /**
   * The cluster of an ARN that holds it in its path, such as {@code service/CLUSTER/NAME} or {@code
   * service-deployment/CLUSTER/SERVICE/ID}.
   */
  String clusterIn(String arn) {
    String[] path = arn.substring(arn.lastIndexOf(':') + 1).split("/", -1);
    return cluster(path.length > 1 ? path[1] : null);
  }

  /** The service of a {@code service-deployment} or {@code service-revision} ARN. */
  String ecsServiceIn(String arn) {
    String[] path = arn.substring(arn.lastIndexOf(':') + 1).split("/", -1);
    return ecsService(path.length > 1 ? path[1] : null, path.length > 2 ? path[2] : null);
  }

  String parameter(@Nullable String nameOrArn) {
    String name = nameOrArn == null ? "" : nameOrArn;
    return orRegional("ssm", "parameter" + (name.startsWith("/") ? "" : "/"), name);
  }

  /** From {@code https://sqs.REGION…/ACCOUNT/NAME}. */
  String queue(@Nullable String url) {
    return regional("sqs", tail(url == null ? "" : url));
  }

  private static String tail(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
