package dev.slipway.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueSourceTest {
  private static final String SECRET = "arn:aws:secretsmanager:us-east-1:1:secret:db-AbCdEf";

  @ParameterizedTest
  @CsvSource({
    "level, Parameter level",
    "/shop/level, Parameter /shop/level",
    "arn:aws:ssm:us-east-1:1:parameter/shop/level, Parameter /shop/level",
    "arn:aws:ssm:us-east-1:1:parameter/level, Parameter level",
    SECRET + ", Secret db-AbCdEf",
    SECRET + ":password::, Secret db-AbCdEf",
    SECRET + ":password:AWSCURRENT:, Secret db-AbCdEf"
  })
  void namesWhatAValueIsTakenFrom(String valueFrom, String label) {
    assertThat(dev.slipway.core.ValueSource.of(valueFrom).orElseThrow().label()).isEqualTo(label);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SECRET + ":password::1234",
        SECRET + ":::1234",
        "/shop/level:3",
        "arn:aws:ssm:us-east-1:1:parameter/shop/level:3"
      })
  void leavesOutWhatIsPinnedToAVersion(String valueFrom) {
    assertThat(dev.slipway.core.ValueSource.of(valueFrom)).isEmpty();
  }
}
