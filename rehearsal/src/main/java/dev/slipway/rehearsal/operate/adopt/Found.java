package dev.slipway.rehearsal.operate.adopt;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * A service as AWS describes it.
 *
 * @param definition the revision it is set to
 * @param drains of each of its target groups
 * @param images of each ECR repository that its containers' images come from and that exists
 */
record Found(Service service, TaskDefinition definition, List<Drain> drains, List<Pushed> images) {

  /**
   * A target group.
   *
   * @param name of it
   * @param seconds for which a target that leaves still gets the answers it owes
   */
  record Drain(String name, int seconds) {}

  /**
   * A repository.
   *
   * @param newest the tagged image that was pushed last
   * @param running the digest that the service's tasks run of it
   */
  record Pushed(Repository repository, Optional<Newest> newest, Optional<String> running) {}

  /** The image pushed last, with a tag of it. */
  record Newest(String tag, String digest, String at) {}

  Found {
    drains = List.copyOf(drains);
    images = List.copyOf(images);
  }

  /** The containers whose image lies in ECR beside the service. */
  List<ContainerDefinition> ownContainers() {
    return definition.containerDefinitions().stream()
        .filter(container -> imageOf(container).isPresent())
        .toList();
  }

  /** Empty when it does not lie in ECR beside the service. */
  Optional<EcrImage> imageOf(ContainerDefinition container) {
    return EcrImage.parse(container.image()).filter(image -> image.isBeside(service.serviceArn()));
  }

  Optional<Pushed> repository(String name) {
    return images.stream()
        .filter(image -> image.repository().repositoryName().equals(name))
        .findFirst();
  }
}
