package dev.slipway.rehearsal.cloud;

/** The account and Region the local cloud plays; used in every ARN. */
public record Account(String id, String region) {

  /** The account id of AWS's own examples, so that nobody mistakes it for a real one. */
  public static final Account LOCAL = new Account("111122223333", "us-east-1");

  /** The ARN of a regional resource, such as {@code arn("ecs", "cluster/main")}. */
  public String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + region + ":" + id + ":" + resource;
  }

  /** The host part of image references in this account's private registry. */
  public String registryHost() {
    return id + ".dkr.ecr." + region + ".amazonaws.com";
  }
}
