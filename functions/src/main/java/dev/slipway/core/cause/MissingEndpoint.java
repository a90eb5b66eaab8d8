package dev.slipway.core.cause;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.evidence.ServiceSettings.Network;
import dev.slipway.core.evidence.Subnet;
import dev.slipway.core.evidence.VpcEndpoint;
import java.util.List;
import java.util.Optional;

/**
 * Names the VPC endpoint that is missing, or whose security group is closed, where tasks have no
 * route to an AWS service. Endpoints an image pull needs: ECR user guide, vpc-endpoints, read
 * 2026-11.
 */
final class MissingEndpoint implements Refinement {
  private static final int HTTPS = 443;
  private static final List<String> OF_A_PULL = List.of("ecr.api", "ecr.dkr", "s3");

  @Override
  public Optional<Cause> refine(Findings found) {
    Optional<String> vpc = found.setup().network().subnets().stream().findFirst().map(Subnet::vpc);
    Optional<Network> tasks = found.network().filter(network -> !network.publicAddress());
    return vpc.isEmpty() || tasks.isEmpty()
        ? Optional.empty()
        : missing(found, vpc.get()).or(() -> closed(found, tasks.get()));
  }

  private static Optional<Cause> missing(Findings found, String vpc) {
    List<String> missing =
        needed(found).stream().filter(service -> endpoint(found, service).isEmpty()).toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Cause(
                found.told().code(),
                "No route to %s: there is no endpoint %s in %s."
                    .formatted(goal(found), String.join(" or ", missing), vpc),
                List.of(),
                "Create the endpoint, or give the tasks' subnets a route to the internet."));
  }

  private static Optional<Cause> closed(Findings found, Network tasks) {
    return needed(found).stream()
        .flatMap(service -> endpoint(found, service).stream())
        .filter(endpoint -> !endpoint.securityGroups().isEmpty())
        .flatMap(endpoint -> closed(found, tasks, endpoint).stream())
        .findFirst();
  }

  private static Optional<Cause> closed(Findings found, Network tasks, VpcEndpoint endpoint) {
    return new Doors(found.setup().network())
        .closed(tasks.securityGroups(), endpoint.securityGroups(), HTTPS)
        .map(
            door ->
                new Cause(
                    found.told().code(),
                    "No route to %s: %s, where endpoint %s stands."
                        .formatted(goal(found), door, endpoint.service()),
                    List.of(),
                    "Open port 443 between the tasks' and the endpoint's security groups."));
  }

  private static Optional<VpcEndpoint> endpoint(Findings found, String service) {
    return found.setup().network().endpoints().stream()
        .filter(each -> each.isAvailable() && each.service().equals(service))
        .findFirst();
  }

  private static List<String> needed(Findings found) {
    List<String> names =
        found.told().code() == CauseCode.NO_ROUTE_TO_ECR ? OF_A_PULL : List.of(keeper(found));
    String prefix = "com.amazonaws." + found.subject().region() + ".";
    return names.stream().map(prefix::concat).toList();
  }

  private static String goal(Findings found) {
    if (found.told().code() == CauseCode.NO_ROUTE_TO_ECR) {
      return "ECR";
    }
    return switch (keeper(found)) {
      case "secretsmanager" -> "Secrets Manager";
      case "ssm" -> "Systems Manager";
      default -> "CloudWatch Logs";
    };
  }

  /** The service that holds what the task could not get. */
  private static String keeper(Findings found) {
    String words = found.words();
    if (words.contains("from asm") || words.contains("Secrets Manager")) {
      return "secretsmanager";
    }
    return words.contains("from ssm") ? "ssm" : "logs";
  }
}
