package dev.slipway.rehearsal.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearsal.story.Ending;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function whose role lacks one action. */
class ADeniedPermissionLiveTest {

  @Test
  void rejectsThePushAndNamesTheAction(@TempDir Path folder) {
    try (LiveCloud cloud =
        LiveCloud.start(
            folder, assembly -> assembly.denying("Register", "ecs:RegisterTaskDefinition"))) {
      Ending ending = cloud.push("backend", "v1");

      assertThat(ending.verdict()).as(ending.sentence()).isEqualTo("REJECTED");
      assertThat(ending.cause()).isEqualTo("ACCESS_DENIED");
      assertThat(ending.sentence()).contains("Register", "ecs:RegisterTaskDefinition");
      assertThat(cloud.service("backend").desiredCount()).isZero();
    }
  }
}
