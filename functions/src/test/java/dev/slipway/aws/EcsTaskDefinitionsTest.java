package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.port.RetryableFault;
import dev.slipway.port.TaskDefinitions.Copy;
import dev.slipway.port.TaskDefinitions.Preview;
import dev.slipway.port.TaskDefinitions.Wish;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcsTaskDefinitionsTest {
  private static final String ARN = "arn:aws:ecs:us-east-1:111122223333:task-definition/backend:7";
  private static final String ANSWER =
      """
      {"taskDefinition": {"taskDefinitionArn": "%s", "family": "backend", "status": "ACTIVE",
        "revision": 7, "volumes": [], "placementConstraints": null <definition>,
        "containerDefinitions": [{"name": "backend", "image": "old",
          "portMappings": [{"containerPort": 8080 <port>}],
          "dockerLabels": {"newThing": "label"} <container>}]},
       "tags": [{"key": "team", "value": "shop" <tag>}] <answer>}
      """
          .formatted(ARN);

  @ParameterizedTest
  @CsvSource({
    "answer, newThing",
    "tag, tags[0].newThing",
    "definition, taskDefinition.newThing",
    "container, taskDefinition.containerDefinitions[0].newThing",
    "port, taskDefinition.containerDefinitions[0].portMappings[0].newThing"
  })
  void refusesToCopyAFieldTheSdkDoesNotKnowAndNamesIt(String place, String path) {
    StubbedEcs ecs = ecs(place, "{\"size\": 1}");

    assertThat(copy(ecs, "new"))
        .isEqualTo(new Copy.Refused("field '" + path + "' cannot be carried over"));
    assertThat(ecs.calls()).containsExactly("DescribeTaskDefinition");
  }

  @ParameterizedTest
  @CsvSource({"null", "[]"})
  void copiesWhenTheUnknownFieldIsUnset(String value) {
    assertThat(copy(ecs("container", value), "old")).isEqualTo(new Copy.Reused(ARN));
  }

  @ParameterizedTest
  @CsvSource({"false", "0", "{}"})
  void refusesAnUnknownFieldWhateverItsValue(String value) {
    assertThat(copy(ecs("container", value), "old")).isInstanceOf(Copy.Refused.class);
  }

  @Test
  void findsARevisionThatCannotBeCopied() {
    assertThat(new EcsTaskDefinitions(ecs("container", "1").client()).find(ARN))
        .hasValueSatisfying(
            found -> assertThat(found.images()).isEqualTo(Map.of("backend", "old")));
  }

  @Test
  void doesNotReuseALatestRevisionWithAnUnknownField() {
    String plain = answer("nowhere", "");
    String latest = answer("container", "1").replace("old", "new").replace(ARN, ARN + "8");
    String registered = plain.replace("old", "new").replace(ARN, ARN + "9");
    StubbedEcs ecs = ecs(List.of(plain, latest, registered), registered);

    assertThat(copy(ecs, "new")).isEqualTo(new Copy.Registered(ARN + "9"));
  }

  @Test
  void refusesARegisteredCopyThatCameOutWithAnUnknownField() {
    String plain = answer("nowhere", "");
    String registered = answer("container", "1").replace("old", "new");
    StubbedEcs ecs = ecs(List.of(plain, plain, registered), registered);

    assertThat(copy(ecs, "new")).isInstanceOf(Copy.Refused.class);
  }

  @Test
  void looksAgainForWhatItRegisteredAndCannotSeeYet() {
    String plain = answer("nowhere", "");
    String unseen =
        "{\"__type\":\"ClientException\",\"message\":\"Unable to describe task definition.\"}";
    StubbedEcs ecs = ecs(List.of(plain, plain, unseen), plain.replace("old", "new"));

    assertThatThrownBy(() -> copy(ecs, "new")).isInstanceOf(RetryableFault.class);
  }

  @Test
  void showsWhatACopyWouldDifferInWithoutRegisteringIt() {
    StubbedEcs ecs = ecs("nowhere", "");
    assertThat(preview(ecs, "new"))
        .isEqualTo(
            new Preview(
                List.of("container backend, image: old → new"),
                Optional.empty(),
                Optional.empty()));
    assertThat(ecs.calls()).doesNotContain("RegisterTaskDefinition");
  }

  @Test
  void showsThatTheRevisionIsUsedAgain() {
    assertThat(preview(ecs("nowhere", ""), "old"))
        .isEqualTo(new Preview(List.of(), Optional.of(ARN), Optional.empty()));
  }

  @Test
  void showsWhatCannotBeCopied() {
    assertThat(preview(ecs("container", "1"), "new").refused())
        .contains("field 'taskDefinition.containerDefinitions[0].newThing' cannot be carried over");
  }

  private static Preview preview(StubbedEcs ecs, String image) {
    return new EcsTaskDefinitions(ecs.client()).preview(new Wish(ARN, Map.of("backend", image)));
  }

  private static Copy copy(StubbedEcs ecs, String image) {
    return new EcsTaskDefinitions(ecs.client()).copy(new Wish(ARN, Map.of("backend", image)));
  }

  private static StubbedEcs ecs(String place, String value) {
    return ecs(List.of(answer(place, value)), "{}");
  }

  private static StubbedEcs ecs(List<String> described, String registered) {
    String listed = "{\"taskDefinitionArns\": [\"" + ARN + "\"]}";
    return new StubbedEcs(
        Map.of(
            "DescribeTaskDefinition", described,
            "ListTaskDefinitions", List.of(listed),
            "RegisterTaskDefinition", List.of(registered)));
  }

  private static String answer(String place, String value) {
    return ANSWER
        .replace("<" + place + ">", ", \"newThing\": " + value)
        .replaceAll(" <[a-z]+>", "");
  }
}
