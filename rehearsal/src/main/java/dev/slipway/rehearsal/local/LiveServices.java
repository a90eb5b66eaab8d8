package dev.slipway.rehearsal.local;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;

/** What ECS says of the attached services. */
final class LiveServices {

  private final EcsClient ecs;
  private final EcrClient ecr;
  private final LocalCloud cloud;

  LiveServices(LocalCloud cloud) {
    this.cloud = cloud;
    this.ecs = cloud.services().ecs;
    this.ecr = cloud.services().images.client();
  }

  int tasksLaunched(String name, Instant since) {
    Service service = service(name);
    List<String> arns = new ArrayList<>();
    for (DesiredStatus status : List.of(DesiredStatus.RUNNING, DesiredStatus.STOPPED)) {
      arns.addAll(
          ecs.listTasks(
                  list ->
                      list.cluster(service.clusterArn())
                          .serviceName(service.serviceName())
                          .desiredStatus(status))
              .taskArns());
    }
    if (arns.isEmpty()) {
      return 0;
    }
    return (int)
        ecs.describeTasks(of -> of.cluster(service.clusterArn()).tasks(arns)).tasks().stream()
            .map(Task::createdAt)
            .filter(createdAt -> !createdAt.isBefore(since))
            .count();
  }

  /** The revision the service is at and its image's tag, such as {@code backend:4 (v2)}. */
  String live(String name) {
    Service service = service(name);
    String arn = service.taskDefinition();
    String image =
        ecs.describeTaskDefinition(of -> of.taskDefinition(arn))
            .taskDefinition()
            .containerDefinitions()
            .getFirst()
            .image();
    String revision = arn.substring(arn.lastIndexOf('/') + 1);
    return revision.replaceFirst("^.*?(" + name + ")", "$1")
        + " ("
        + (image.contains("@") ? tag(image).orElse("no tag any more") : "no image yet")
        + ")";
  }

  private Optional<String> tag(String image) {
    int at = image.indexOf('@');
    if (at < 0) {
      return Optional.empty();
    }
    String repository = image.substring(image.indexOf('/') + 1, at);
    String digest = image.substring(at + 1);
    return ecr.describeImagesPaginator(of -> of.repositoryName(repository)).imageDetails().stream()
        .filter(detail -> detail.imageDigest().equals(digest))
        .flatMap(detail -> detail.imageTags().stream())
        .findFirst();
  }

  private Service service(String name) {
    LocalCloud.Attached attached = cloud.attached(name);
    return ecs.describeServices(of -> of.cluster(attached.cluster()).services(attached.service()))
        .services()
        .getFirst();
  }
}
