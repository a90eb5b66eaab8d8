package dev.slipway.rehearsal.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearsal.task.Script;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;

/** Updates at any moment, good and bad, in an order drawn from a seed. */
class ManyRolloutsTest {

  private static final List<Script> BEHAVIOURS =
      List.of(
          Script.GOOD,
          Script.GOOD,
          Script.ending(Duration.ofMillis(300), 1),
          Script.NEVER_HEALTHY,
          Script.NO_IMAGE);

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void neverGoesBelowItsMinimumAndComesToRest(long seed) {
    EcsScene scene = new EcsScene(seed);
    Random random = new Random(seed);
    scene.settled("v0");
    for (int update = 1; update <= 4; update++) {
      scene.behaves("v" + update, BEHAVIOURS.get(random.nextInt(BEHAVIOURS.size())));
      scene.deploy("v" + update);
      passWithFullCapacity(scene, random.nextInt(240));
    }
    scene.behaves("last", Script.GOOD);
    String last = scene.deploy("last");
    passWithFullCapacity(scene, 420);
    assertThat(scene.deployment(last).status()).isEqualTo(ServiceDeploymentStatus.SUCCESSFUL);
    assertThat(scene.describe().deployments()).hasSize(1);
    assertThat(scene.network.claimed).hasSize(2);
    assertThat(everyAttemptHasEnded(scene)).isTrue();
  }

  private static void passWithFullCapacity(EcsScene scene, int seconds) {
    for (int second = 0; second < seconds; second++) {
      scene.pass(Duration.ofSeconds(1));
      assertThat(scene.loadBalancers.healthy())
          .as("at %s: %s", scene.clock.now(), scene.messages())
          .isGreaterThanOrEqualTo(2);
    }
  }

  private static boolean everyAttemptHasEnded(EcsScene scene) {
    return scene
        .ecs
        .listServiceDeployments(
            request -> request.cluster(EcsScene.CLUSTER).service(EcsScene.SERVICE))
        .serviceDeployments()
        .stream()
        .allMatch(each -> each.finishedAt() != null);
  }
}
