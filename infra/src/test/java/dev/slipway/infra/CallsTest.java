package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.infra.Grants.Grant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallsTest {

  private static final Pattern ACTION = Pattern.compile("\"([a-z0-9]+:[A-Z][A-Za-z]+)\"");

  /** What a call needs besides, or instead of, the permission of its own name. */
  private static final Map<String, List<String>> NEEDS =
      Map.of(
          "dynamodb:TransactWriteItems",
          List.of(
              "dynamodb:ConditionCheckItem",
              "dynamodb:DeleteItem",
              "dynamodb:PutItem",
              "dynamodb:UpdateItem"),
          "ecs:RegisterTaskDefinition",
          List.of("ecs:RegisterTaskDefinition", "ecs:TagResource", "iam:PassRole"));

  /** Each adapter names the action of each of its calls, for the error when it is denied. */
  @Test
  void theFunctionsMayMakeTheCallsInTheirCodeAndNoOthers() throws IOException {
    assertThat(granted()).isEqualTo(called());
  }

  private static Set<String> granted() {
    return Grants.of(Assembly.sample()).stream()
        .filter(grant -> grant.effect().equals("Allow"))
        .filter(grant -> !grant.role().startsWith("OrchestratorStateMachine"))
        .filter(grant -> grant.role().startsWith("Orchestrator"))
        .map(Grant::action)
        .filter(action -> !Grants.isForAnOwnLog(action) && !action.startsWith("xray:"))
        .collect(Collectors.toSet());
  }

  private static Set<String> called() throws IOException {
    Path adapters = Artifacts.checkout().resolve("functions/src/main/java/dev/slipway/aws");
    try (Stream<Path> sources = Files.list(adapters)) {
      return sources
          .flatMap(CallsTest::actions)
          .flatMap(action -> NEEDS.getOrDefault(action, List.of(action)).stream())
          .collect(Collectors.toSet());
    }
  }

  private static Stream<String> actions(Path source) {
    try {
      return ACTION.matcher(Files.readString(source)).results().map(action -> action.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
