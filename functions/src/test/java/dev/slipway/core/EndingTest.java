package dev.slipway.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ROLLBACK_ASKED    | TO_PROVEN       | SUCCEEDED          | Rolled back to backend:3, as asked.
          ROLLBACK_ASKED    | ECS_OWN         | SUCCEEDED          | Rolled back to backend:3, as asked.
          ABORTED           | STOP_DEPLOYMENT | STOPPED            | It is so. backend:3 serves again.
          STOPPED_BY_PERSON | ECS_OWN         | STOPPED            | It is so. backend:3 serves again.
          EXITS_AT_START    | ECS_OWN         | ROLLED_BACK_BY_ECS | It is so. ECS rolled back to backend:3.
          EXITS_AT_START    | STOP_DEPLOYMENT | ROLLED_BACK        | It is so. Rolled back to backend:3.
          ALARM             | TO_PROVEN       | ROLLED_BACK        | It is so. Rolled back to backend:3.
          ALARM             | TO_OLDER        | ROLLED_BACK        | It is so. Rolled back to backend:3.
          """)
  void tellsHowAndWhyItWentBack(CauseCode code, Rung rung, End end, String sentence) {
    Cause cause = new Cause(code, "It is so.", List.of(), "Look.");
    Ending ending = Ending.returned(cause, rung, "backend:3");
    assertThat(ending.end()).isEqualTo(end);
    assertThat(ending.sentence()).isEqualTo(sentence);
    assertThat(ending.cause()).contains(cause);
    assertThat(ending.isServing()).isTrue();
  }
}
