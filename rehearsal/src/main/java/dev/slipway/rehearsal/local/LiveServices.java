package dev.slipway.rehearsal.local;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** What ECS says of the attached services. */
final class LiveServices {

  /** What DescribeTasks takes at most (API DescribeTasks, read 2026-11). */
  private static final int AT_ONCE = 100;

  private final EcsClient ecs;
  private final EcrClient ecr;
  private final LocalCloud cloud;

  LiveServices(LocalCloud cloud) {
    this.cloud = cloud;
    this.ecs = cloud.services().ecs;
    this.ecr = cloud.services().images.client();
  }

  int tasksLaunched(String name, Instant since) {
    return (int) tasks(name).filter(task -> !task.createdAt().isBefore(since)).count();
  }

  /** Tasks there are or were of revisions that run the image. */
  int tasksOf(String name, String digest) {
    return (int)
        tasks(name).filter(task -> image(task.taskDefinitionArn()).endsWith(digest)).count();
  }

  private Stream<Task> tasks(String name) {
    Service service = service(name);
    return Stream.of(DesiredStatus.RUNNING, DesiredStatus.STOPPED)
        .flatMap(
            status ->
                ecs
                    .listTasksPaginator(
                        list ->
                            list.cluster(service.clusterArn())
                                .serviceName(service.serviceName())
                                .desiredStatus(status))
                    .taskArns()
                    .stream())
        .gather(Gatherers.windowFixed(AT_ONCE))
        .flatMap(
            arns ->
                ecs
                    .describeTasks(of -> of.cluster(service.clusterArn()).tasks(arns))
                    .tasks()
                    .stream());
  }

  /** The revision the service is at and its image's tag, such as {@code backend:4 (v2)}. */
  String live(String name) {
    Service service = service(name);
    String arn = service.taskDefinition();
    String image = image(arn);
    String revision = arn.substring(arn.lastIndexOf('/') + 1);
    return revision.replaceFirst("^.*?(" + name + ")", "$1")
        + " ("
        + (image.contains("@") ? tag(image).orElse("no tag any more") : named(image))
        + ")";
  }

  /** The tag in an image's name; before the first deployment one that names no image. */
  private static String named(String image) {
    return image.substring(image.lastIndexOf(':') + 1).replace('-', ' ');
  }

  private String image(String definition) {
    return definition(definition).containerDefinitions().getFirst().image();
  }

  TaskDefinition definition(String arn) {
    return ecs.describeTaskDefinition(of -> of.taskDefinition(arn)).taskDefinition();
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

  /** The service as ECS describes it now. */
  Service service(String name) {
    LocalCloud.Attached attached = cloud.attached(name);
    return ecs.describeServices(of -> of.cluster(attached.cluster()).services(attached.service()))
        .services()
        .getFirst();
  }
}
