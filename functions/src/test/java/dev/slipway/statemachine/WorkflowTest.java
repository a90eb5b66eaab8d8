package dev.slipway.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.End;
import dev.slipway.statemachine.Workflow.Edge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkflowTest {
  private final Workflow workflow = Workflow.read();

  @Test
  void leadsOnlyToStatesThatExist() {
    assertThat(workflow.edges()).extracting(Edge::to).isSubsetOf(workflow.states().keySet());
  }

  @Test
  void reachesEveryState() {
    Set<String> reached = new HashSet<>();
    List<String> open = new ArrayList<>(List.of(Workflow.text(workflow.definition(), "StartAt")));
    while (!open.isEmpty()) {
      String state = open.removeLast();
      if (reached.add(state)) {
        workflow.edges().stream()
            .filter(edge -> edge.from().equals(state))
            .forEach(edge -> open.add(edge.to()));
      }
    }
    assertThat(reached).isEqualTo(workflow.states().keySet());
  }

  @Test
  void saysOfEveryStateWhyItIsThere() {
    assertThat(workflow.states().values())
        .allSatisfy(state -> assertThat(state).containsKey("Comment"));
  }

  @Test
  void limitsAndCatchesEveryTask() {
    assertThat(workflow.definition()).containsKey("TimeoutSeconds");
    assertThat(workflow.tasks()).isNotEmpty();
    workflow
        .tasks()
        .forEach(
            (name, task) -> {
              assertThat(task).as(name).containsKeys("TimeoutSeconds", "Retry", "Catch");
              assertThat(caught(task)).as(name).contains("States.DataLimitExceeded");
              assertThat(caught(task).getLast()).as(name).isEqualTo("States.ALL");
            });
  }

  @Test
  void looksAgainWhenAWaitTimesOut() {
    workflow
        .tasks()
        .forEach(
            (name, task) -> {
              if (Workflow.text(task, "Resource").endsWith(".waitForTaskToken")) {
                assertThat(workflow.edges()).contains(new Edge(name, name, "error States.Timeout"));
              }
            });
  }

  @Test
  void retriesTransientFaultsWithJitter() {
    workflow
        .functions()
        .forEach(
            (name, task) ->
                assertThat(Workflow.list(task.get("Retry")))
                    .as(name)
                    .allSatisfy(
                        retry ->
                            assertThat(retry)
                                .containsEntry("JitterStrategy", "FULL")
                                .containsKeys("MaxAttempts", "MaxDelaySeconds"))
                    .flatExtracting(Workflow::errorsOf)
                    .contains("dev.slipway.port.RetryableFault", "Lambda.TooManyRequestsException")
                    .doesNotContain("States.ALL", "States.TaskFailed"));
  }

  @Test
  void waitsLongerForAwsThanForItsOwnFunctions() {
    Map<String, Map<String, Object>> functions = workflow.functions();
    functions.remove("Diagnose");
    functions.forEach(
        (name, task) -> {
          Map<String, Object> patient = Workflow.list(task.get("Retry")).getFirst();
          assertThat(Workflow.errorsOf(patient))
              .as(name)
              .containsExactly("dev.slipway.port.RetryableFault");
          assertThat(patient).as(name).containsEntry("MaxAttempts", 30L);
        });
  }

  @Test
  void lookingForTheCauseNeverHoldsUpTheWayBack() {
    Map<String, Object> diagnose = workflow.functions().get("Diagnose");
    assertThat(diagnose).containsEntry("TimeoutSeconds", 20L);
    assertThat(Workflow.list(diagnose.get("Retry")))
        .allSatisfy(retry -> assertThat(retry).containsEntry("MaxAttempts", 2L));
    assertThat(workflow.edges())
        .filteredOn(edge -> edge.from().equals("Diagnose"))
        .extracting(Edge::to)
        .containsOnly("RollBack");
  }

  @Test
  void callsTheHandlerOfItsName() throws ClassNotFoundException {
    for (String name : workflow.functions().keySet()) {
      assertThat(Workflow.map(workflow.functions().get(name).get("Arguments")))
          .containsEntry("FunctionName", "${" + name + "Arn}");
      assertThat(Class.forName("dev.slipway.handler." + name + "Handler")).isNotNull();
      assertThat(Class.forName("dev.slipway.step." + name)).isNotNull();
    }
  }

  @Test
  void namesOnlyErrorsThatExist() throws ClassNotFoundException {
    Set<String> named =
        workflow.tasks().values().stream()
            .flatMap(task -> Stream.concat(retried(task), caught(task).stream()))
            .filter(error -> error.startsWith("dev.slipway."))
            .collect(Collectors.toSet());
    assertThat(named).isNotEmpty();
    for (String error : named) {
      assertThat(Class.forName(error)).isAssignableTo(RuntimeException.class);
    }
  }

  @Test
  void namesEveryEnd() {
    Set<String> judged =
        workflow.edges().stream()
            .filter(edge -> edge.from().equals("Ended?"))
            .map(edge -> edge.why().equals("otherwise") ? "NEEDS_HUMAN" : edge.why())
            .collect(Collectors.toSet());
    assertThat(judged)
        .isEqualTo(Arrays.stream(End.values()).map(End::name).collect(Collectors.toSet()));
  }

  @Test
  void callsAPersonBeforeItNeedsOne() {
    assertThat(workflow.edges())
        .filteredOn(edge -> edge.to().equals("NeedsHuman"))
        .extracting(Edge::from)
        .containsOnly("Page");
  }

  @Test
  void turnsBackAfterTheFirstChangeOrWhenAsked() {
    assertThat(workflow.edges())
        .filteredOn(edge -> edge.to().equals("RollBack"))
        .extracting(Edge::from)
        .containsOnly(
            "Planned?",
            "Approved?",
            "Registered?",
            "TookOver?",
            "Update",
            "Diagnose",
            "RolledBack?");
  }

  private static List<String> caught(Map<String, Object> task) {
    return Workflow.list(task.get("Catch")).stream()
        .flatMap(each -> Workflow.errorsOf(each).stream())
        .toList();
  }

  private static Stream<String> retried(Map<String, Object> task) {
    return Workflow.list(task.get("Retry")).stream()
        .flatMap(each -> Workflow.errorsOf(each).stream());
  }
}
