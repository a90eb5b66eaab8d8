package dev.slipway.rehearsal.operate.adopt;

import dev.slipway.rehearsal.operate.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DeploymentAlarms;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.LogConfiguration;
import software.amazon.awssdk.services.ecs.model.LogDriver;

/** Makes a proposal of one service without obstacles. */
final class Proposing {

  private static final int LONGEST_NAME = 63;

  private final Found found;
  private final ContainerDefinition watched;
  private final String repository;

  Proposing(Found found) {
    this.found = found;
    this.watched = watched(found);
    this.repository = repositoryOf(watched).orElseThrow();
  }

  Proposal proposal() {
    List<String> containers = containers();
    return new Proposal(
        name(found.service().serviceName()),
        found.service().serviceArn(),
        containers,
        repository,
        found.definition().family(),
        Stream.of(found.definition().executionRoleArn(), found.definition().taskRoleArn())
            .filter(Objects::nonNull)
            .distinct()
            .toList(),
        logGroups(containers),
        alarms(),
        found.definition().containerDefinitions().stream().map(this::mapped).toList(),
        found.repository(repository).map(Proposing::outlook).orElse("the repository is gone"),
        Remarks.of(found, repository));
  }

  /** The one behind the load balancer, else the first essential one. */
  private static ContainerDefinition watched(Found found) {
    List<String> balanced =
        found.service().loadBalancers().stream().map(LoadBalancer::containerName).toList();
    List<ContainerDefinition> own =
        found.ownContainers().stream()
            .filter(
                container ->
                    found
                        .imageOf(container)
                        .flatMap(image -> found.repository(image.repository()))
                        .isPresent())
            .toList();
    return own.stream()
        .filter(container -> balanced.contains(container.name()))
        .findFirst()
        .or(() -> own.stream().filter(ContainerDefinition::essential).findFirst())
        .orElseGet(own::getFirst);
  }

  private List<String> containers() {
    List<String> names = new ArrayList<>(List.of(watched.name()));
    found.ownContainers().stream()
        .filter(container -> repositoryOf(container).filter(repository::equals).isPresent())
        .map(ContainerDefinition::name)
        .filter(name -> !names.contains(name))
        .forEach(names::add);
    return names;
  }

  private Optional<String> repositoryOf(ContainerDefinition container) {
    return found.imageOf(container).map(EcrImage::repository);
  }

  private List<String> logGroups(List<String> containers) {
    return found.definition().containerDefinitions().stream()
        .filter(container -> containers.contains(container.name()))
        .map(ContainerDefinition::logConfiguration)
        .filter(Objects::nonNull)
        .filter(log -> log.logDriver() == LogDriver.AWSLOGS)
        .map(LogConfiguration::options)
        .flatMap(options -> Stream.ofNullable(options.get("awslogs-group")))
        .distinct()
        .toList();
  }

  private List<String> alarms() {
    return Optional.ofNullable(found.service().deploymentConfiguration())
        .map(DeploymentConfiguration::alarms)
        .map(DeploymentAlarms::alarmNames)
        .orElse(List.of());
  }

  private String mapped(ContainerDefinition container) {
    String what =
        repositoryOf(container).filter(repository::equals).isPresent()
            ? "gets each new image of " + repository
            : "stays at " + container.image();
    return container.name() + " " + what;
  }

  private static String outlook(Found.Pushed pushed) {
    if (pushed.newest().isEmpty()) {
      return "no tagged image was pushed yet; a deployment would do nothing";
    }
    Found.Newest newest = pushed.newest().get();
    String image = Words.image(Optional.of(newest.tag()), newest.digest());
    if (pushed.running().isEmpty()) {
      return "no task runs; a deployment would bring the first one up with " + image;
    }
    String running = Words.image(Optional.empty(), pushed.running().get());
    return pushed.running().get().equals(newest.digest())
        ? image + " is the newest image and runs (" + running + "); a deployment would do nothing"
        : "%s runs; a deployment would bring %s (%s), pushed %s"
            .formatted(running, image, Words.image(Optional.empty(), newest.digest()), newest.at());
  }

  /** As {@code slipway.yaml} allows it. */
  static String name(String service) {
    String name =
        service
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^[^a-z]+|-$", "");
    return name.isEmpty() ? "service" : name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }
}
