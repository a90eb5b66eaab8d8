package dev.slipway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AnyInputTest {
  private static final List<String> WORDS =
      List.of(
          "service",
          "image",
          "force",
          "rollback",
          "hold",
          "release",
          "trigger",
          "push",
          "sweep",
          "recover",
          "drift",
          "alarm",
          "digest",
          "execution",
          "status",
          "taskDefinition",
          "name",
          "detail",
          "time",
          "action-type",
          "PUSH",
          "result",
          "SUCCESS",
          "repository-name",
          "image-digest",
          "image-tag",
          Samples.NEW,
          "arn:x",
          "ABORTED",
          "2026-11-23T12:00:00Z",
          "");

  /** Whatever the JSON, it is a request or a sentence; never an error. */
  @Test
  void readsAnyJsonWithoutFailing() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      String input = json(random, 0);
      assertThat(read(input)).as(input).isNotNull();
    }
  }

  private static String json(Random random, int depth) {
    return switch (random.nextInt(depth > 4 ? 4 : 8)) {
      case 0 -> List.of("null", "true", "false", "-1.5e3", "12").get(random.nextInt(5));
      case 1, 2, 3 -> '"' + word(random) + '"';
      case 4 -> "[" + json(random, depth + 1) + "]";
      default -> object(random, depth);
    };
  }

  private static String object(Random random, int depth) {
    Map<String, String> members = new LinkedHashMap<>();
    if (depth == 0) {
      members.put("service", "\"backend\"");
    }
    for (int i = random.nextInt(5); i > 0; i--) {
      members.put(word(random), json(random, depth + 1));
    }
    return members.entrySet().stream()
        .map(member -> '"' + member.getKey() + "\":" + member.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String word(Random random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private static Object read(String input) {
    return AcceptPayload.read(
            "{\"input\":"
                + input
                + ",\"execution\":\"arn:x\",\"startedAt\":\"2026-11-23T12:00:00.000Z\"}")
        .request();
  }
}
