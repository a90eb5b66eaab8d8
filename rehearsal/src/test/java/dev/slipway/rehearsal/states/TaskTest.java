package dev.slipway.rehearsal.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.rehearsal.cloud.Functions.Answer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

class TaskTest {

  private static final String INVOKE = "'Type':'Task','Resource':'arn:aws:states:::lambda:invoke'";
  private static final String PARK =
      "'Type':'Task','Resource':'arn:aws:states:::lambda:invoke.waitForTaskToken','Arguments':{'FunctionName':'park','Payload':{'token':'{%"
          + " $states.context.Task.Token %}'}}";

  private final Workbench bench = new Workbench();

  @Test
  void handsThePayloadInAndTheWrappedAnswerOut() {
    bench.functions.answer(
        "f", payload -> new Answer.Returned("{\"sum\":" + (payload.get("n").asInt() + 1) + "}"));
    DescribeExecutionResponse end =
        bench.run(
            "'A':{%s,'Arguments':{'FunctionName':'f','Payload':{'n':'{%% $states.input.n %%}'}},'Output':'{%% $states.result.Payload.sum + $states.result.StatusCode %%}','End':true}"
                .formatted(INVOKE),
            "{'n':4}");
    assertThat(end.output()).isEqualTo("205");
    assertThat(bench.types(end.executionArn()))
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered",
            "TaskScheduled",
            "TaskStarted",
            "TaskSucceeded",
            "TaskStateExited",
            "ExecutionSucceeded");
  }

  @Test
  void aFunctionsErrorIsTheTasksError() {
    bench.functions.fails("f", "dev.slipway.port.AccessDenied");
    DescribeExecutionResponse end =
        bench.run("'A':{%s,'Arguments':{'FunctionName':'f'},'End':true}".formatted(INVOKE), "{}");
    assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(end.error()).isEqualTo("dev.slipway.port.AccessDenied");
    assertThat(end.cause()).isEqualTo("{\"errorType\":\"dev.slipway.port.AccessDenied\"}");
  }

  @Test
  void aRoleThatMayNotInvokeFailsTheTask() {
    bench.refusal =
        Optional.of("User: x is not authorized to perform: lambda:InvokeFunction on resource: f");
    DescribeExecutionResponse end =
        bench.run("'A':{%s,'Arguments':{'FunctionName':'f'},'End':true}".formatted(INVOKE), "{}");
    assertThat(end.error()).isEqualTo("Lambda.AWSLambdaException");
    assertThat(end.cause()).contains("is not authorized to perform: lambda:InvokeFunction");
    assertThat(bench.functions.payloads).isEmpty();
  }

  @Test
  void aMissingFunctionFailsTheTask() {
    DescribeExecutionResponse end =
        bench.run("'A':{%s,'Arguments':{'FunctionName':'f'},'End':true}".formatted(INVOKE), "{}");
    assertThat(end.error()).isEqualTo("Lambda.ResourceNotFoundException");
  }

  @ParameterizedTest
  @CsvSource({
    "E,                        E,                  caught",
    "E,                        States.ALL,         caught",
    "E,                        States.TaskFailed,  caught",
    "E,                        F,                  E",
    "States.Timeout,           States.ALL,         caught",
    "States.Timeout,           States.TaskFailed,  States.Timeout",
    "States.DataLimitExceeded, States.ALL,         States.DataLimitExceeded",
    "States.DataLimitExceeded, States.DataLimitExceeded, caught",
    "States.Runtime,           States.ALL,         States.Runtime",
    "States.Runtime,           States.Runtime,     States.Runtime",
  })
  void catchesByExactName(String error, String named, String expected) {
    bench.functions.fails("f", error);
    DescribeExecutionResponse end =
        bench.run(
            """
            'A':{%s,'Arguments':{'FunctionName':'f'},'Catch':[
                {'ErrorEquals':['%s'],'Output':'{%% $states.errorOutput.Error %%}','Next':'Caught'}],'End':true},
            'Caught':{'Type':'Pass','Output':{'caught':'{%% $states.input %%}'},'End':true}
            """
                .formatted(INVOKE, named),
            "{}");
    if (expected.equals("caught")) {
      assertThat(end.output()).isEqualTo("{\"caught\":\"" + error + "\"}");
    } else {
      assertThat(end.error()).isEqualTo(expected);
    }
  }

  @Test
  void retriesWithGrowingPausesUpToTheLongest() {
    bench.functions.fails("f", "E");
    DescribeExecutionResponse end =
        bench.run(
            "'A':{%s,'Arguments':{'FunctionName':'f'},'Retry':[{'ErrorEquals':['E'],'IntervalSeconds':2,'BackoffRate':3,'MaxDelaySeconds':10,'MaxAttempts':3}],'End':true}"
                .formatted(INVOKE),
            "{}");
    assertThat(end.error()).isEqualTo("E");
    assertThat(
            bench.history(end.executionArn()).stream()
                .filter(event -> event.typeAsString().equals("TaskScheduled"))
                .map(HistoryEvent::timestamp)
                .map(at -> Duration.between(Workbench.START, at).toSeconds()))
        .containsExactly(0L, 2L, 8L, 18L);
  }

  @Test
  void fullJitterDrawsThePauseFromTheSeed() {
    bench.functions.fails("f", "E");
    DescribeExecutionResponse end =
        bench.run(
            "'A':{%s,'Arguments':{'FunctionName':'f'},'Retry':[{'ErrorEquals':['E'],'IntervalSeconds':100,'JitterStrategy':'FULL','MaxAttempts':1}],'End':true}"
                .formatted(INVOKE),
            "{}");
    Duration pause = Duration.between(Workbench.START, end.stopDate());
    assertThat(pause).isBetween(Duration.ofMillis(1), Duration.ofMillis(99_999));
  }

  @Test
  void aRetryThatSucceedsGoesOn() {
    int[] calls = {0};
    bench.functions.answer(
        "f", payload -> ++calls[0] < 3 ? new Answer.Failed("E", "{}") : new Answer.Returned("{}"));
    DescribeExecutionResponse end =
        bench.run(
            "'A':{%s,'Arguments':{'FunctionName':'f','Payload':{'retry':'{%% $states.context.State.RetryCount %%}'}},'Retry':[{'ErrorEquals':['States.ALL']}],'Output':'done','End':true}"
                .formatted(INVOKE),
            "{}");
    assertThat(end.output()).isEqualTo("\"done\"");
    assertThat(bench.functions.payloads.stream().map(payload -> payload.get("retry").asInt()))
        .containsExactly(0, 1, 2);
  }

  @Test
  void aFunctionThatNeverAnswersRunsIntoTheTimeLimit() {
    bench.functions.hangs("f");
    DescribeExecutionResponse end =
        bench.run(
            "'A':{%s,'Arguments':{'FunctionName':'f'},'TimeoutSeconds':'{%% $states.input.limit %%}','End':true}"
                .formatted(INVOKE),
            "{'limit':30}");
    assertThat(end.error()).isEqualTo("States.Timeout");
    assertThat(end.stopDate()).isEqualTo(Workbench.START.plusSeconds(30));
    assertThat(bench.types(end.executionArn())).contains("TaskTimedOut");
  }

  @Test
  void aParkedTaskGoesOnWithWhatItsTokenIsAnswered() {
    String execution = parked("");
    bench.clock.advance(Duration.ofMinutes(5));
    bench.states.sendTaskSuccess(request -> request.taskToken(token()).output("{\"verdict\":1}"));
    assertThat(bench.describe(execution).output()).isEqualTo("{\"verdict\":1}");
    assertThat(bench.types(execution))
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered",
            "TaskScheduled",
            "TaskStarted",
            "TaskSubmitted",
            "TaskSucceeded",
            "TaskStateExited",
            "ExecutionSucceeded");
  }

  @Test
  void aTokenAnsweredByTheFunctionItselfCounts() {
    bench.functions.answer(
        "park",
        payload -> {
          bench.states.sendTaskSuccess(
              request -> request.taskToken(payload.get("token").asText()).output("1"));
          return new Answer.Returned("null");
        });
    assertThat(bench.run("'A':{%s,'End':true}".formatted(PARK), "{}").output()).isEqualTo("1");
  }

  @Test
  void aTokenCanFailItsTask() {
    String execution = parked("");
    bench.states.sendTaskFailure(request -> request.taskToken(token()).error("No").cause("Why"));
    assertThat(bench.describe(execution).error()).isEqualTo("No");
    assertThat(bench.describe(execution).cause()).isEqualTo("Why");
  }

  @Test
  void aTokenIsWorthNothingAfterItsTask() {
    parked("'TimeoutSeconds':60,");
    bench.clock.advance(Duration.ofSeconds(61));
    assertThatThrownBy(
            () -> bench.states.sendTaskSuccess(request -> request.taskToken(token()).output("1")))
        .isInstanceOf(TaskTimedOutException.class);
  }

  @Test
  void aTokenNobodyIssuedIsRefused() {
    assertThatThrownBy(
            () -> bench.states.sendTaskSuccess(request -> request.taskToken("made-up").output("1")))
        .isInstanceOf(InvalidTokenException.class);
  }

  @Test
  void aTimedOutParkedTaskComesBackWithAFreshToken() {
    String execution =
        parked(
            "'TimeoutSeconds':60,'Catch':[{'ErrorEquals':['States.Timeout'],'Output':'{%"
                + " $states.input %}','Next':'A'}],");
    bench.clock.advance(Duration.ofSeconds(130));
    assertThat(bench.functions.payloads.stream().map(payload -> payload.get("token").asText()))
        .hasSize(3)
        .doesNotHaveDuplicates();
    assertThat(bench.describe(execution).status()).isEqualTo(ExecutionStatus.RUNNING);
  }

  @Test
  void heartbeatsKeepAParkedTaskAlive() {
    String execution = parked("'TimeoutSeconds':600,'HeartbeatSeconds':30,");
    bench.clock.advance(Duration.ofSeconds(20));
    bench.states.sendTaskHeartbeat(request -> request.taskToken(token()));
    bench.clock.advance(Duration.ofSeconds(20));
    assertThat(bench.describe(execution).status()).isEqualTo(ExecutionStatus.RUNNING);
    bench.clock.advance(Duration.ofSeconds(20));
    assertThat(bench.describe(execution).error()).isEqualTo("States.HeartbeatTimeout");
  }

  private String parked(String fields) {
    bench.functions.returns("park", "null");
    return bench.start(bench.machineOf("'A':{%s,%s'End':true}".formatted(PARK, fields)), "{}");
  }

  private String token() {
    return bench.functions.payloads.getLast().get("token").asText();
  }
}
