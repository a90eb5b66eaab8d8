package dev.slipway.aws;

import dev.slipway.core.evidence.Definition;
import dev.slipway.port.RequestRefused;
import dev.slipway.port.RetryableFault;
import dev.slipway.port.TaskDefinitions;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** Task definition revisions on Amazon ECS. */
public final class EcsTaskDefinitions implements TaskDefinitions {
  private final EcsClient ecs;

  public EcsTaskDefinitions(EcsClient ecs) {
    this.ecs = ecs;
  }

  @Override
  public Optional<Revision> find(String arn) {
    return Optional.of(describe(arn).definition()).map(EcsTaskDefinitions::revision);
  }

  private static Revision revision(TaskDefinition definition) {
    return new Revision(
        definition.taskDefinitionArn(),
        definition.status() == TaskDefinitionStatus.ACTIVE,
        definition.containerDefinitions().stream()
            .collect(Collectors.toMap(ContainerDefinition::name, ContainerDefinition::image)));
  }

  @Override
  public Definition details(String arn) {
    return EcsDefinitions.of(describe(arn).definition());
  }

  @Override
  public Copy copy(Wish wish) {
    Described source = describe(wish.source());
    Optional<String> lost = loss(source);
    if (lost.isPresent()) {
      return new Copy.Refused(lost.orElseThrow());
    }
    DescribeTaskDefinitionResponse wanted = wanted(source.answer(), wish);
    return reusable(source, wanted)
        .<Copy>map(Copy.Reused::new)
        .orElseGet(() -> registered(source.answer(), wanted, wish));
  }

  @Override
  public Preview preview(Wish wish) {
    Described source = describe(wish.source());
    DescribeTaskDefinitionResponse wanted = wanted(source.answer(), wish);
    return new Preview(
        TaskDefinitionDifference.between(source.definition(), wanted.taskDefinition()),
        reusable(source, wanted),
        loss(source));
  }

  private static Optional<String> loss(Described source) {
    return source.lostField().map(field -> "field '" + field + "' cannot be carried over");
  }

  private static DescribeTaskDefinitionResponse wanted(
      DescribeTaskDefinitionResponse source, Wish wish) {
    TaskDefinition definition =
        TaskDefinitionClone.withImages(source.taskDefinition(), wish.images());
    return source.copy(r -> r.taskDefinition(definition));
  }

  private Optional<String> reusable(Described source, DescribeTaskDefinitionResponse wanted) {
    return Stream.concat(Stream.of(source), latest(source.definition().family()).stream())
        .filter(each -> each.definition().status() == TaskDefinitionStatus.ACTIVE)
        .filter(each -> each.is(wanted))
        .findFirst()
        .map(each -> each.definition().taskDefinitionArn());
  }

  private Optional<Described> latest(String family) {
    return Call.of("ecs:ListTaskDefinitions", family)
        .make(
            () ->
                ecs.listTaskDefinitions(
                    r ->
                        r.familyPrefix(family)
                            .status(TaskDefinitionStatus.ACTIVE)
                            .sort(SortOrder.DESC)
                            .maxResults(1)))
        .taskDefinitionArns()
        .stream()
        .findFirst()
        .map(this::describe);
  }

  private Copy registered(
      DescribeTaskDefinitionResponse source, DescribeTaskDefinitionResponse wanted, Wish wish) {
    RegisterTaskDefinitionRequest request = TaskDefinitionClone.request(source, wish.images());
    String arn =
        Call.of("ecs:RegisterTaskDefinition", request.family())
            .make(() -> ecs.registerTaskDefinition(request))
            .taskDefinition()
            .taskDefinitionArn();
    return justRegistered(arn).is(wanted)
        ? new Copy.Registered(arn)
        : new Copy.Refused(arn + " differs from its source in more than the image");
  }

  // Reads may be behind: a revision that was registered just now and is not there yet is looked for
  // again, and registered again if it never comes.
  private Described justRegistered(String arn) {
    try {
      return describe(arn);
    } catch (RequestRefused unseen) {
      throw new RetryableFault(arn + " was registered and is not to be seen yet", unseen);
    }
  }

  private Described describe(String arn) {
    AnswerBody body = new AnswerBody();
    DescribeTaskDefinitionRequest request =
        DescribeTaskDefinitionRequest.builder()
            .taskDefinition(arn)
            .include(TaskDefinitionField.TAGS)
            .overrideConfiguration(c -> c.addPlugin(body))
            .build();
    return Described.of(
        Call.of("ecs:DescribeTaskDefinition", arn).make(() -> ecs.describeTaskDefinition(request)),
        body);
  }
}
