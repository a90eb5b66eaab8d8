package dev.slipway.rehearsal.states;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

class DataFlowTest {

  private final Workbench bench = new Workbench();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          $states.input.n + 1                     | 3
          $states.input.missing ? 1 : 2           | 2
          $exists($states.input.nothing)          | true
          $states.input.nothing                   | null
          $states.input.list[0]                   | "a"
          $states.input.list[$ = "a"]             | "a"
          [$states.input.list[$ = "a"]]           | ["a"]
          $parse('{"a":[1]}').a[0]                | 1
          $hash("a", "SHA-256")                   | "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
          $range(1, 5, 2)                         | [1,3,5]
          $partition([1,2,3], 2)                  | [[1,2],[3]]
          $random(3) = $random(3)                 | true
          $length($uuid())                        | 36
          $now()                                  | "2026-11-23T10:00:00.000Z"
          $millis()                               | 1795428000000
          $states.context.State.Name              | "A"
          $states.context.State.EnteredTime       | "2026-11-23T10:00:00.000Z"
          $states.context.StateMachine.Name       | "machine"
          {"a": null}                             | {"a":null}
          1.5 * 2                                 | 3
          """)
  void evaluatesExpressions(String expression, String expected) {
    DescribeExecutionResponse end =
        bench.describe(
            bench.start(
                bench.machine(
                    "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"A\",\"States\":{"
                        + quoted(expression)
                        + "}}"),
                "{\"n\":2,\"nothing\":null,\"list\":[\"a\",\"b\"]}"));
    assertThat(end.output()).as(String.valueOf(end.cause())).isEqualTo(expected);
  }

  private static String quoted(String expression) {
    return "\"A\":{\"Type\":\"Pass\",\"Output\":\"{% "
        + expression.replace("\"", "\\\"")
        + " %}\",\"End\":true}";
  }

  @Test
  void failsWhenAnExpressionGivesNothing() {
    DescribeExecutionResponse end =
        bench.run("'A':{'Type':'Pass','Output':'{% $states.input.missing %}','End':true}", "{}");
    assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(end.error()).isEqualTo("States.QueryEvaluationError");
    assertThat(end.cause())
        .contains("'A'")
        .contains("$states.input.missing")
        .contains("returned nothing (undefined)");
    assertThat(bench.types(end.executionArn()))
        .containsExactly(
            "ExecutionStarted", "PassStateEntered", "EvaluationFailed", "ExecutionFailed");
  }

  @Test
  void assignedVariablesAreVisibleFromTheNextStateOn() {
    DescribeExecutionResponse end =
        bench.run(
            """
            'A':{'Type':'Pass','Assign':{'x':1},'Next':'B'},
            'B':{'Type':'Pass','Assign':{'x':'{% $x + 1 %}'},'Output':'{% $x %}','Next':'C'},
            'C':{'Type':'Pass','Output':{'before':'{% $states.input %}','after':'{% $x %}'},'End':true}
            """,
            "{}");
    assertThat(end.output()).isEqualTo("{\"before\":1,\"after\":2}");
  }

  @Test
  void goesTheWayOfTheFirstRuleThatHolds() {
    String choice =
        """
        'A':{'Type':'Choice','Choices':[
            {'Condition':'{% $states.input.n > 10 %}','Next':'Big'},
            {'Condition':'{% $states.input.n > 1 %}','Assign':{'size':'middle'},'Next':'Middle'}],
          'Default':'Small'},
        'Big':{'Type':'Pass','Output':'big','End':true},
        'Middle':{'Type':'Pass','Output':'{% $size %}','End':true},
        'Small':{'Type':'Pass','Output':'small','End':true}
        """;
    assertThat(bench.run(choice, "{'n':11}").output()).isEqualTo("\"big\"");
    assertThat(bench.run(choice, "{'n':2}").output()).isEqualTo("\"middle\"");
    assertThat(bench.run(choice, "{'n':0}").output()).isEqualTo("\"small\"");
  }

  @Test
  void failsWhenNoRuleHoldsAndThereIsNoDefault() {
    DescribeExecutionResponse end =
        bench.run(
            "'A':{'Type':'Choice','Choices':[{'Condition':'{% false"
                + " %}','Next':'B'}]},'B':{'Type':'Succeed'}",
            "{}");
    assertThat(end.error()).isEqualTo("States.NoChoiceMatched");
  }

  @Test
  void aFailStateSaysItsErrorAndCause() {
    DescribeExecutionResponse end =
        bench.run(
            "'A':{'Type':'Fail','Error':'RolledBack','Cause':'{% $states.input.why %}'}",
            "{'why':'it never got healthy'}");
    assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(end.error()).isEqualTo("RolledBack");
    assertThat(end.cause()).isEqualTo("it never got healthy");
    assertThat(bench.types(end.executionArn()))
        .containsExactly("ExecutionStarted", "FailStateEntered", "ExecutionFailed");
  }

  @Test
  void refusesAnOutputOverTheDataLimit() {
    DescribeExecutionResponse end =
        bench.describe(
            bench.start(
                bench.machine(
                    "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"A\",\"States\":{"
                        + quoted("$join($range(1, 900, 1).($pad(\"\", 400, \"x\")))")
                        + "}}"),
                "{}"));
    assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(end.error()).isEqualTo("States.DataLimitExceeded");
  }

  @Test
  void aLongLoopDoesNotGrowTheStack() {
    DescribeExecutionResponse end =
        bench.run(
            """
            'A':{'Type':'Pass','Assign':{'n':0},'Next':'More'},
            'More':{'Type':'Pass','Assign':{'n':'{% $n + 1 %}'},'Next':'Enough'},
            'Enough':{'Type':'Choice','Choices':[{'Condition':'{% $n >= 2000 %}','Next':'End'}],'Default':'More'},
            'End':{'Type':'Succeed','Output':'{% $n %}'}
            """,
            "{}");
    assertThat(end.output()).isEqualTo("2000");
  }

  @Test
  void anEndlessLoopEndsAtTheHistoryLimit() {
    DescribeExecutionResponse end =
        bench.run("'A':{'Type':'Pass','Next':'B'},'B':{'Type':'Pass','Next':'A'}", "{}");
    assertThat(end.error()).isEqualTo("States.Runtime");
    assertThat(end.cause()).contains("25000");
  }
}
