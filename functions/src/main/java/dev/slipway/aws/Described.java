package dev.slipway.aws;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * A revision as ECS describes it.
 *
 * @param unknown JSON paths of what ECS said and {@code answer} has no field for
 */
record Described(DescribeTaskDefinitionResponse answer, List<String> unknown) {

  static Described of(DescribeTaskDefinitionResponse answer, AnswerBody body) {
    return new Described(answer, UnknownFields.in(body.json(), answer));
  }

  TaskDefinition definition() {
    return answer.taskDefinition();
  }

  /** A field that a copy would lose. */
  Optional<String> lostField() {
    return unknown.stream().findFirst().or(() -> TaskDefinitionClone.lostField(definition()));
  }

  /** Whether the revision is known to be the wanted one in all but what ECS itself writes. */
  boolean is(DescribeTaskDefinitionResponse wanted) {
    return unknown.isEmpty() && TaskDefinitionClone.equal(answer, wanted);
  }
}
