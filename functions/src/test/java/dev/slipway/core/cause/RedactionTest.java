package dev.slipway.core.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
  private static final Redaction REDACTION = new Redaction(List.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          DB_PASSWORD=hunter2 is wrong            | DB_PASSWORD=*** is wrong
          {"apiKey": "abc-123", "port": 8080}     | {"apiKey": "***", "port": 8080}
          Authorization: Bearer abc.def.ghi       | Authorization: Bearer ***
          sent bearer 0123456789abcdef            | sent bearer ***
          postgres://app:hunter2@db:5432/app      | postgres://app:***@db:5432/app
          key AKIAIOSFODNN7EXAMPLE was refused    | key *** was refused
          got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIx.c2ln back | got *** back
          AQCEAAAAKgAAAAMAAAAAAAAAAWt3Cf0Bd2lzaGVzMTIz | ***
          client_secret: s3cr3t, retrying         | client_secret: ***, retrying
          """)
  void masksWhatLooksLikeASecret(String line, String told) {
    assertThat(REDACTION.of(line)).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Error: connect ECONNREFUSED 10.0.1.7:5432
          {"level":"error","message":"cannot start","fault":"exit-at-start"}
          pulled sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
          at Object.<anonymous> (/usr/src/app/node_modules/express/lib/router/index.js:47:12)
          """)
  void leavesOtherLinesAsTheyAre(String line) {
    assertThat(REDACTION.of(line)).isEqualTo(line);
  }

  @Test
  void masksTheValuesOfTheEnvironmentTheLongestFirst() {
    Redaction redaction = new Redaction(List.of("bluebird", "bluebird-song", "8080"));
    assertThat(redaction.of("got bluebird-song and bluebird on 8080"))
        .isEqualTo("got *** and *** on 8080");
  }

  @Test
  void cutsALongLineAndKeepsItOne() {
    assertThat(REDACTION.of("x\n".repeat(300))).hasSize(200).endsWith("…").doesNotContain("\n");
  }
}
