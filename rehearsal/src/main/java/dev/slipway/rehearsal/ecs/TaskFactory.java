package dev.slipway.rehearsal.ecs;

import dev.slipway.rehearsal.cloud.Network;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Attachment;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.HealthStatus;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** Makes a service's next task, in the subnet whose turn it is. */
final class TaskFactory {

  private final Room room;

  TaskFactory(Room room) {
    this.room = room;
  }

  LocalTask make(LocalService service, Rollout rollout) {
    String subnet = subnet(service, rollout);
    LocalTask.Interface networkInterface =
        new LocalTask.Interface(subnet, address(subnet, rollout));
    return new LocalTask(
        service, rollout, networkInterface, shape(service, rollout, networkInterface));
  }

  private Optional<InetAddress> address(String subnet, Rollout rollout) {
    try {
      return Optional.of(
          room.cloud().network().claimAddress(subnet, rollout.revision().securityGroups()));
    } catch (Network.NoFreeAddress none) {
      return Optional.empty();
    }
  }

  private Task shape(LocalService service, Rollout rollout, LocalTask.Interface networkInterface) {
    TaskDefinition definition = rollout.revision().definition();
    Instant now = room.lane().now();
    String arn = room.names().taskArn(Names.last(service.clusterArn()));
    return Task.builder()
        .taskArn(arn)
        .clusterArn(service.clusterArn())
        .taskDefinitionArn(definition.taskDefinitionArn())
        .group("service:" + service.name())
        .startedBy(rollout.id())
        .launchType(rollout.revision().shape().launchType())
        .capacityProviderName(capacityProvider(rollout.revision().shape()))
        .platformVersion(Messages.PLATFORM_VERSION)
        .platformFamily(Messages.PLATFORM_FAMILY)
        .availabilityZone(room.cloud().network().availabilityZone(networkInterface.subnet()))
        .attachments(
            networkInterface.address().stream()
                .map(address -> attachment(networkInterface.subnet(), address))
                .toList())
        .cpu(definition.cpu())
        .memory(definition.memory())
        .createdAt(now)
        .desiredStatus(DesiredStatus.RUNNING.toString())
        .lastStatus("PROVISIONING")
        .healthStatus(HealthStatus.UNKNOWN)
        .enableExecuteCommand(false)
        .version(1L)
        .overrides(overrides -> overrides.containerOverrides(List.of()))
        .containers(containers(arn, definition))
        .build();
  }

  /** The first that the service names, of those it asks a share of. */
  private static @Nullable String capacityProvider(Service service) {
    return service.capacityProviderStrategy().stream()
        .map(CapacityProviderStrategyItem::capacityProvider)
        .findFirst()
        .orElse(null);
  }

  private List<Container> containers(String task, TaskDefinition definition) {
    return definition.containerDefinitions().stream().map(each -> container(task, each)).toList();
  }

  private Container container(String task, ContainerDefinition definition) {
    String arn = task.replace(":task/", ":container/") + "/" + room.names().uuid();
    return Container.builder()
        .containerArn(arn)
        .taskArn(task)
        .name(definition.name())
        .image(definition.image())
        .runtimeId(Names.last(task) + "-" + room.names().hex(10))
        .lastStatus("PENDING")
        .healthStatus(HealthStatus.UNKNOWN)
        .build();
  }

  private Attachment attachment(String subnet, InetAddress address) {
    Map<String, String> details =
        Map.of(
            "subnetId", subnet,
            "networkInterfaceId", room.names().networkInterfaceId(),
            "privateIPv4Address", address.getHostAddress());
    return Attachment.builder()
        .id(room.names().uuid())
        .type("eni")
        .status("PRECREATED")
        .details(
            details.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> pair(each.getKey(), each.getValue()))
                .toList())
        .build();
  }

  private static KeyValuePair pair(String name, String value) {
    return KeyValuePair.builder().name(name).value(value).build();
  }

  /** The subnet with the fewest of the rollout's tasks: REPLICA services spread over zones. */
  private static String subnet(LocalService service, Rollout rollout) {
    List<String> subnets = rollout.revision().subnets();
    int living =
        (int) service.tasksOf(rollout).stream().filter(task -> !task.isToldToStop()).count();
    return subnets.get(living % subnets.size());
  }
}
