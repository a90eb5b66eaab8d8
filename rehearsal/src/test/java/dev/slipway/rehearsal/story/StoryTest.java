package dev.slipway.rehearsal.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StoryTest {

  private final ScriptedStage stage = new ScriptedStage();
  private final ByteArrayOutputStream page = new ByteArrayOutputStream();

  @Test
  void isGoodWhenEveryDeploymentEndsAsItMust() {
    assertThat(play()).isTrue();
    assertThat(stage.played())
        .containsExactly(
            "backend:v1",
            "frontend:v1",
            "traffic",
            "backend:v2",
            "frontend:v2",
            "backend:v3",
            "backend:v4");
    assertThat(told())
        .contains("✓  backend:v4   ROLLED_BACK  HEALTH_CHECK_ANSWER")
        .doesNotContain("✗");
  }

  @Test
  void isBadWhenOneRequestFails() {
    stage.failing("backend:v3", 1);

    assertThat(play()).isFalse();
    assertThat(told()).contains("✗  backend:v3", "✓  backend:v4");
  }

  @Test
  void isBadWhenARollbackHasAnotherCause() {
    stage.ending("backend:v4", "ROLLED_BACK", "EXITS_AT_START");

    assertThat(play()).isFalse();
    assertThat(told()).contains("✗  backend:v4");
  }

  @Test
  void isGoodWhenEcsIsFirstToRollBack() {
    stage.ending("backend:v4", "ROLLED_BACK_BY_ECS", "HEALTH_CHECK_ANSWER");

    assertThat(play()).isTrue();
  }

  @Test
  void isBadWhenABadImageSucceeds() {
    stage.ending("backend:v3", "SUCCEEDED", "");

    assertThat(play()).isFalse();
  }

  @Test
  void endsAfterAFailedOpening() {
    stage.ending("backend:v1", "NEEDS_HUMAN", "NO_ROUTE_TO_ECR");

    assertThat(play()).isFalse();
    assertThat(stage.played()).containsExactly("backend:v1", "frontend:v1");
    assertThat(told())
        .contains("The application did not come up", "✗  backend:v1", "NEEDS_HUMAN: It ended");
  }

  private boolean play() {
    return new Story(stage, new PrintStream(page, true, StandardCharsets.UTF_8)).play();
  }

  private String told() {
    return page.toString(StandardCharsets.UTF_8);
  }
}
