package dev.slipway.rehearsal.network;

import dev.slipway.rehearsal.cloud.Calm;
import dev.slipway.rehearsal.cloud.PullRoute.Need;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Says which link is missing between a task and an AWS service it needs. */
final class Pulls {

  private static final int HTTPS = 443;

  private final String region;
  private final SecurityGroups groups;
  private final RouteTables routes;
  private final List<Endpoint> endpoints = new CopyOnWriteArrayList<>();

  Pulls(String region, SecurityGroups groups, RouteTables routes) {
    this.region = region;
    this.groups = groups;
    this.routes = routes;
  }

  void add(Endpoint endpoint) {
    endpoints.add(endpoint);
  }

  /** Takes the endpoints of a service away; closing what this answers puts them back. */
  Calm without(String service) {
    List<Endpoint> gone =
        endpoints.stream().filter(each -> each.name().service().endsWith("." + service)).toList();
    endpoints.removeAll(gone);
    return () -> endpoints.addAll(gone);
  }

  List<Endpoint> endpoints() {
    return List.copyOf(endpoints);
  }

  Optional<String> obstacle(Need need, Subnet.Place subnet, List<String> taskGroups) {
    String service = "com.amazonaws." + region + "." + suffix(need);
    return need == Need.S3
        ? throughGateway(service, subnet, taskGroups)
        : throughInterface(service, subnet, taskGroups);
  }

  private Optional<String> throughInterface(
      String service, Subnet.Place subnet, List<String> taskGroups) {
    Optional<Endpoint.Interface> endpoint =
        in(subnet, service, Endpoint.Interface.class).filter(Endpoint.Interface::privateDns);
    if (endpoint.isEmpty()) {
      return throughInternet(
          "no interface endpoint " + service + " in the VPC", subnet, taskGroups);
    }
    List<String> doors = endpoint.get().securityGroups();
    return groups.reaches(taskGroups, doors, HTTPS)
        ? Optional.empty()
        : Optional.of(
            "security groups %s of the task and %s of the interface endpoint %s do not let port 443 pass"
                .formatted(taskGroups, doors, service));
  }

  private Optional<String> throughGateway(
      String service, Subnet.Place subnet, List<String> taskGroups) {
    Optional<Endpoint.Gateway> endpoint = in(subnet, service, Endpoint.Gateway.class);
    Optional<String> table = routes.tableOf(subnet.id());
    if (endpoint.isEmpty() || !endpoint.get().routeTables().contains(table.orElse(""))) {
      return throughInternet(
          "no gateway endpoint " + service + " on the subnet's route table", subnet, taskGroups);
    }
    if (endpoint.get().policy().filter(it -> !new LayerAccess(region).allowedBy(it)).isPresent()) {
      return Optional.of(
          "the policy of the gateway endpoint "
              + service
              + " does not allow s3:GetObject on ECR's layer bucket");
    }
    return leaving(taskGroups);
  }

  /** A task without a public address gets out through NAT only. */
  private Optional<String> throughInternet(
      String missing, Subnet.Place subnet, List<String> taskGroups) {
    return switch (routes.exitOf(subnet.id()).orElse(null)) {
      case NAT -> leaving(taskGroups);
      case INTERNET_GATEWAY ->
          Optional.of(
              "%s, and subnet %s routes to an internet gateway, which serves public IPs only"
                  .formatted(missing, subnet.id()));
      case null ->
          Optional.of(
              "%s, and subnet %s has no route to the internet".formatted(missing, subnet.id()));
    };
  }

  private Optional<String> leaving(List<String> taskGroups) {
    return groups.reachesInternet(taskGroups, HTTPS)
        ? Optional.empty()
        : Optional.of(
            "no security group of %s lets port 443 out of the VPC's range".formatted(taskGroups));
  }

  private <T extends Endpoint> Optional<T> in(Subnet.Place subnet, String service, Class<T> kind) {
    return endpoints.stream()
        .filter(it -> it.name().service().equals(service))
        .filter(it -> it.name().vpcId().equals(subnet.vpcId()))
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst();
  }

  private static String suffix(Need need) {
    return switch (need) {
      case ECR_API -> "ecr.api";
      case ECR_DOCKER -> "ecr.dkr";
      case S3 -> "s3";
      case LOGS -> "logs";
    };
  }
}
