package dev.slipway.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageSourceTest {

  @ParameterizedTest
  @CsvSource({
    "*, anything, true",
    "v*, v1.2, true",
    "v*, main, false",
    "v1.*, v1x2, false",
    "*-prod, v1-prod, true",
    "release, release, true",
    "release, release-1, false"
  })
  void takesTagsByWildcard(String pattern, String tag, boolean taken) {
    assertThat(new ImageSource("r", pattern).takes(tag)).isEqualTo(taken);
  }
}
