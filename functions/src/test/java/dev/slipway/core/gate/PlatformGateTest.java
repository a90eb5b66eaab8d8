package dev.slipway.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.CauseCode;
import dev.slipway.core.GateResult.Standing;
import dev.slipway.core.ImageProfile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformGateTest {
  private final GateScene scene = new GateScene();

  @ParameterizedTest
  @CsvSource({
    "linux/amd64, linux/amd64, PASSED",
    "linux/arm64, linux/amd64, REFUSED",
    "linux/amd64, linux/arm64, REFUSED",
    "windows/amd64, linux/amd64, REFUSED",
    "linux/arm64/v8, linux/arm64, PASSED",
    "linux/arm64v8, linux/arm64, REFUSED",
    "linux/amd64;linux/arm64, linux/arm64, PASSED"
  })
  void comparesTheImagesPlatformsWithTheTasks(String built, String needed, Standing standing) {
    built(built.split(";"));
    scene.platform = needed;
    assertThat(scene.standing("platform")).isEqualTo(standing);
  }

  @Test
  void namesBothPlatforms() {
    built("linux/arm64", "linux/s390x");
    assertThat(scene.refusal().code()).isEqualTo(CauseCode.WRONG_ARCHITECTURE);
    assertThat(scene.refusal().sentence())
        .isEqualTo(
            "v2 is built for linux/arm64, linux/s390x, but the tasks of backend run on"
                + " linux/amd64.");
    assertThat(scene.refusal().nextStep()).contains("--platform linux/amd64");
  }

  @Test
  void letsAnImagePassThatDoesNotSayWhatItIsBuiltFor() {
    built();
    assertThat(scene.standing("platform")).isEqualTo(Standing.WARNED);
    assertThat(scene.preflight().refusal()).isEmpty();
  }

  @Test
  void rejectsAnImageThatIsGone() {
    scene.profile = Optional.empty();
    assertThat(scene.refusal().code()).isEqualTo(CauseCode.IMAGE_NOT_FOUND);
    assertThat(scene.refusal().sentence()).contains("'slipway/backend' no longer has the image v2");
    assertThat(scene.standing("platform")).isEqualTo(Standing.SKIPPED);
  }

  private void built(String... platforms) {
    scene.profile = Optional.of(new ImageProfile(List.of(platforms), Map.of()));
  }
}
