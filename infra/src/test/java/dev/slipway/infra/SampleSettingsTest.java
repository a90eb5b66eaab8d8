package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleSettingsTest {

  private static final String CERTIFICATE = "arn:aws:acm:us-east-1:111122223333:certificate/a-1";

  @Test
  void nothingSaidMeansTheDefaults() {
    assertThat(SampleSettings.of(Map.of(), List.of())).isEqualTo(SampleSettings.DEFAULTS);
  }

  @Test
  void everySettingComesFromTheContextOrTheArguments() {
    List<String> all =
        List.of(
            "stage=production",
            "profile=fast",
            "egress=nat",
            "azs=3",
            "certificate=" + CERTIFICATE,
            "strategy=blue-green");
    SampleSettings settings = SampleSettings.of(Map.of(), all);
    assertThat(settings)
        .hasToString(
            "SampleSettings[stage=PRODUCTION, profile=FAST, egress=NAT, zones=3,"
                + " certificate=Optional["
                + CERTIFICATE
                + "], strategy=BLUE_GREEN]");
    assertThat(SampleSettings.of(asContext(all), List.of())).isEqualTo(settings);
  }

  @Test
  void anArgumentWinsOverTheContext() {
    assertThat(SampleSettings.of(Map.of("slipway:azs", 3), List.of("azs=2")).zones()).isEqualTo(2);
  }

  @Test
  void theRestOfTheContextIsLeftAlone() {
    assertThat(SampleSettings.of(Map.of("aws:cdk:stage", "x"), List.of()))
        .isEqualTo(SampleSettings.DEFAULTS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stage=prod | slipway:stage is \"prod\": allowed are test, production;",
        "profile=slow | slipway:profile is \"slow\": allowed are default, fast;",
        "egress=vpn | slipway:egress is \"vpn\": allowed are endpoints, nat;",
        "azs=4 | slipway:azs is \"4\": allowed are 2, 3;",
        "certificate=mine | slipway:certificate is \"mine\": allowed are ARNs of ACM",
        "strategy=blue | slipway:strategy is \"blue\": allowed are rolling, blue-green, linear,"
            + " canary;",
        "stge=test | slipway:stge is no setting of the sample: there are stage, profile,",
        "production | argument \"production\" is no setting: write <key>=<value>",
      })
  void whatCannotBeMeantIsNamedWithWhatCan(String argument, String message) {
    assertThatExceptionOfType(SettingRefused.class)
        .isThrownBy(() -> SampleSettings.of(Map.of(), List.of(argument)))
        .withMessageStartingWith(message);
  }

  @Test
  void aMisspeltKeyInTheContextIsNamedToo() {
    assertThatExceptionOfType(SettingRefused.class)
        .isThrownBy(() -> SampleSettings.of(Map.of("slipway:zones", "3"), List.of()))
        .withMessageStartingWith("slipway:zones is no setting of the sample");
  }

  @Test
  void everyValueOfEverySettingIsInACombination() {
    String combinations = SampleSettings.combinations().values().toString();
    assertThat(combinations).contains("zones=2", "zones=3", "Optional.empty", "Optional[arn:");
    Stream.of(Stage.values(), Profile.values(), Egress.values(), Strategy.values())
        .flatMap(Arrays::stream)
        .forEach(value -> assertThat(combinations).contains("=" + value));
  }

  @Test
  void whereEcsBakesSlipwayOnlyLooksOnceMore() {
    assertThat(SampleSettings.DEFAULTS.limits().bakeTime()).isEqualTo(Duration.ofSeconds(60));
    assertThat(SampleSettings.combinations().get("fast").limits().bakeTime())
        .isEqualTo(Duration.ofSeconds(30));
    assertThat(SampleSettings.DEFAULTS.with(Strategy.CANARY).limits().bakeTime())
        .isEqualTo(Duration.ofSeconds(10));
  }

  private static Map<String, Object> asContext(List<String> arguments) {
    return arguments.stream()
        .map(argument -> argument.split("=", 2))
        .collect(Collectors.toMap(pair -> "slipway:" + pair[0], pair -> pair[1]));
  }
}
