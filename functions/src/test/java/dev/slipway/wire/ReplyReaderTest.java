package dev.slipway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Asker;
import dev.slipway.core.DeploymentRequest;
import dev.slipway.core.DeploymentRequest.Answered;
import dev.slipway.core.DeploymentRequest.Malformed;
import dev.slipway.core.DeploymentRequest.Told;
import dev.slipway.core.Reply.Word;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyReaderTest {

  @Test
  void readsAnAnswerThatAPersonTypes() {
    assertThat(read("{\"service\":\"b\",\"approve\":\"b-1\"}"))
        .isEqualTo(new Answered("b", "b-1", Word.APPROVE));
    assertThat(read("{\"service\":\"b\",\"refuse\":\"b-1\",\"by\":\"ana\"}"))
        .isEqualTo(
            new Told(
                new Answered("b", "b-1", Word.REFUSE),
                new Asker(Optional.of("ana"), Optional.empty())));
  }

  @Test
  void readsAnAnswerThatComesAsAnEvent() {
    assertThat(put("{\"service\":\"b\",\"deployment\":\"b-1\",\"answer\":\"APPROVE\"}"))
        .isEqualTo(new Answered("b", "b-1", Word.APPROVE));
    assertThat(
            put(
                "{\"service\":\"b\",\"deployment\":\"b-1\",\"answer\":\"REFUSE\","
                    + "\"by\":\"ana\",\"reason\":\"no\"}"))
        .isEqualTo(
            new Told(
                new Answered("b", "b-1", Word.REFUSE),
                new Asker(Optional.of("ana"), Optional.of("no"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"service":"other","deployment":"b-1","answer":"APPROVE"}       | "service" is other
          {"service":"b","deployment":7,"answer":"APPROVE"}               | "deployment" is 7
          {"service":"b","deployment":"b-1","answer":"yes"}               | "answer" is yes
          {"service":"b","deployment":"b-1"}                              | "answer" is null
          {"service":"b","deployment":"b-1","answer":"REFUSE","by":7}     | "by" is 7
          []                                                              | no answer's event
          """)
  void saysWhatIsWrongWithAnAnswersEvent(String detail, String what) {
    assertThat(put(detail))
        .isInstanceOfSatisfying(
            Malformed.class, malformed -> assertThat(malformed.what()).contains(what));
  }

  private static DeploymentRequest put(String detail) {
    return read(
        "{\"service\":\"b\",\"trigger\":{\"approval\":{\"source\":\"slipway.approval\",\"detail\":"
            + detail
            + "}}}");
  }

  private static DeploymentRequest read(String input) {
    return Codec.requests().read(input);
  }
}
