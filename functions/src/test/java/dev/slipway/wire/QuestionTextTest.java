package dev.slipway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.Asker;
import dev.slipway.core.Asking;
import dev.slipway.core.Outcome;
import dev.slipway.core.Question;
import dev.slipway.core.Reply;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuestionTextTest {
  private static final Reply REPLY =
      new Reply(
          Reply.Word.REFUSE,
          Optional.of(new Asker(Optional.of("ana"), Optional.of("not now"))),
          Samples.NOON);

  @Test
  void readsTheQuestionItWrites() {
    Asking asking =
        new Asking("backend-1", new Question(Samples.NOON, "Deploy v2?", "All of it."), true);
    String json =
        "{\"deployment\":\"backend-1\",\"question\":{\"until\":\"2026-11-23T12:00:00Z\","
            + "\"subject\":\"Deploy v2?\",\"text\":\"All of it.\"},\"unfinished\":true}";
    assertThat(Codec.questions().write(asking)).isEqualTo(json);
    assertThat(Codec.questions().read(json)).isEqualTo(asking);
  }

  @Test
  void writesWhatAPersonAnswered() {
    assertThat(Codec.answers().write(Answer.of(Outcome.APPROVED, REPLY)))
        .isEqualTo(
            "{\"outcome\":\"APPROVED\",\"facts\":{\"reply\":{\"word\":\"REFUSE\",\"by\":"
                + "{\"name\":\"ana\",\"reason\":\"not now\"},\"at\":\"2026-11-23T12:00:00Z\"}}}");
  }
}
