package dev.slipway.rehearsal.operate.adopt;

import java.util.List;

/**
 * A service as {@code slipway.yaml} is to name it.
 *
 * @param name lower-case letters, digits and hyphens
 * @param service its ARN
 * @param containers those that get the image, the one watched first
 * @param repository name of it
 * @param family of its task definitions
 * @param roles ARNs of all that its task definition names
 * @param logGroups those its containers write to
 * @param alarms names of those that its deployment configuration has
 * @param mapping which image each of its containers has, and what becomes of it
 * @param outlook what a deployment would do now
 * @param remarks settings to think about first
 */
record Proposal(
    String name,
    String service,
    List<String> containers,
    String repository,
    String family,
    List<String> roles,
    List<String> logGroups,
    List<String> alarms,
    List<String> mapping,
    String outlook,
    List<String> remarks) {

  Proposal {
    containers = List.copyOf(containers);
    roles = List.copyOf(roles);
    logGroups = List.copyOf(logGroups);
    alarms = List.copyOf(alarms);
    mapping = List.copyOf(mapping);
    remarks = List.copyOf(remarks);
  }
}
