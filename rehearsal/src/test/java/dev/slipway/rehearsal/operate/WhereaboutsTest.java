package dev.slipway.rehearsal.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhereaboutsTest {

  private static final Optional<URI> RUNNING = Optional.of(URI.create("http://127.0.0.1:4566"));
  private static final Whereabouts.Named NOTHING =
      new Whereabouts.Named(Optional.empty(), Optional.empty());

  @Test
  void areTheLocalCloudWhenNothingElseIsNamed() {
    assertThat(Whereabouts.of(NOTHING, Map.of("PATH", "/bin", "AWS_PROFILE", ""), RUNNING))
        .isEqualTo(new Whereabouts(RUNNING, Optional.of("us-east-1"), true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS_ENDPOINT_URL", "AWS_PROFILE", "AWS_ACCESS_KEY_ID"})
  void areWhatTheVariablesOfEveryAwsToolSay(String variable) {
    assertThat(Whereabouts.of(NOTHING, Map.of(variable, "x"), RUNNING))
        .isEqualTo(new Whereabouts(Optional.empty(), Optional.empty(), false));
  }

  @Test
  void areWhatIsNamedBeforeAllElse() {
    URI named = URI.create("http://10.0.0.1:4566");

    assertThat(
            Whereabouts.of(
                new Whereabouts.Named(Optional.of(named), Optional.of("eu-west-1")),
                Map.of("AWS_PROFILE", "x"),
                RUNNING))
        .isEqualTo(new Whereabouts(Optional.of(named), Optional.of("eu-west-1"), false));
  }

  @Test
  void areLeftToTheSdkWhenNoLocalCloudRuns() {
    assertThat(Whereabouts.of(NOTHING, Map.of(), Optional.empty()))
        .isEqualTo(new Whereabouts(Optional.empty(), Optional.empty(), false));
  }

  @Test
  void readTheRegionFromTheVariablesOfTheSdkAndOfTheCli() {
    assertThat(region(Map.of("AWS_DEFAULT_REGION", "eu-west-1"))).contains("eu-west-1");
    assertThat(region(Map.of("AWS_DEFAULT_REGION", "eu-west-1", "AWS_REGION", "eu-west-2")))
        .contains("eu-west-2");
  }

  private static Optional<String> region(Map<String, String> environment) {
    return Whereabouts.of(NOTHING, environment, Optional.empty()).region();
  }
}
