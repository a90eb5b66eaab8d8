package dev.slipway.rehearsal.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.rehearsal.cloud.Journal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;

class ExecutionTest {

  private static final String WAIT_A_MINUTE = "'A':{'Type':'Wait','Seconds':60,'End':true}";

  private final Workbench bench = new Workbench();

  @Test
  void theSameNameAndInputGivesTheRunningExecution() {
    String machine = bench.machineOf(WAIT_A_MINUTE);
    assertThat(start(machine, "push-1", "{\"a\":1}"))
        .isEqualTo(start(machine, "push-1", "{ \"a\" : 1 }"));
    assertThat(
            bench.states.listExecutions(request -> request.stateMachineArn(machine)).executions())
        .hasSize(1);
  }

  @Test
  void aNameIsTakenByOtherInputAndByAnEndedExecution() {
    String machine = bench.machineOf(WAIT_A_MINUTE);
    start(machine, "push-1", "{}");
    assertThatThrownBy(() -> start(machine, "push-1", "{\"a\":1}"))
        .isInstanceOf(ExecutionAlreadyExistsException.class);
    bench.clock.advance(Duration.ofMinutes(2));
    assertThatThrownBy(() -> start(machine, "push-1", "{}"))
        .isInstanceOf(ExecutionAlreadyExistsException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256:abc", "a b", "a/b", "a*"})
  void refusesNamesThatAwsRefuses(String name) {
    String machine = bench.machineOf(WAIT_A_MINUTE);
    assertThatThrownBy(() -> start(machine, name, "{}")).isInstanceOf(InvalidNameException.class);
  }

  @Test
  void refusesInputThatIsNotJson() {
    String machine = bench.machineOf(WAIT_A_MINUTE);
    assertThatThrownBy(() -> start(machine, "x", "{service: backend}"))
        .isInstanceOf(InvalidExecutionInputException.class);
  }

  @Test
  void stopsAWaitingExecution() {
    String execution = bench.start(bench.machineOf(WAIT_A_MINUTE), "{}");
    bench.states.stopExecution(
        request -> request.executionArn(execution).error("Abort").cause("a person asked"));
    bench.clock.advance(Duration.ofMinutes(2));
    assertThat(bench.describe(execution).status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(bench.describe(execution).error()).isEqualTo("Abort");
    assertThat(bench.types(execution))
        .containsExactly(
            "ExecutionStarted", "WaitStateEntered", "WaitStateAborted", "ExecutionAborted");
  }

  @Test
  void theMachinesTimeLimitEndsAnExecution() {
    String machine =
        bench.machine(
            "{'QueryLanguage':'JSONata','TimeoutSeconds':30,'StartAt':'A','States':{%s}}"
                .formatted(WAIT_A_MINUTE)
                .replace('\'', '"'));
    String execution = bench.start(machine, "{}");
    bench.clock.advance(Duration.ofMinutes(2));
    assertThat(bench.describe(execution).status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    assertThat(bench.describe(execution).stopDate()).isEqualTo(Workbench.START.plusSeconds(30));
  }

  @Test
  void publishesEachStatusChange() {
    bench.run(WAIT_A_MINUTE, "{'service':'backend'}");
    assertThat(bench.published.stream().<Object>map(detail -> detail.get("status")))
        .containsExactly("RUNNING", "SUCCEEDED");
    assertThat(bench.published.getLast().get("input")).isEqualTo("{\"service\":\"backend\"}");
    assertThat(bench.published.getLast().get("stopDate"))
        .isEqualTo(Workbench.START.plusSeconds(60).toEpochMilli());
  }

  @Test
  void publishesThatItWasAborted() {
    String execution = bench.start(bench.machineOf(WAIT_A_MINUTE), "{\"service\":\"backend\"}");
    bench.states.stopExecution(request -> request.executionArn(execution).cause("a person asked"));
    assertThat(bench.published.getLast().get("status")).isEqualTo("ABORTED");
    assertThat(bench.published.getLast().get("executionArn")).isEqualTo(execution);
    assertThat(bench.published.getLast().get("cause")).isEqualTo("a person asked");
    assertThat(bench.published.getLast().get("input")).isEqualTo("{\"service\":\"backend\"}");
  }

  @Test
  void anAnswerThatComesAfterTheAbortChangesNothing() {
    bench.functions.hangs("f");
    String execution =
        bench.start(
            bench.machineOf(
                "'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'f'},'Next':'B'},'B':{'Type':'Succeed'}"),
            "{}");
    bench.states.stopExecution(request -> request.executionArn(execution));
    bench.clock.advance(Duration.ofMinutes(2));
    assertThat(bench.types(execution)).endsWith("TaskStateAborted", "ExecutionAborted");
  }

  @Test
  void knowsNoExecutionThatNeverWas() {
    assertThatThrownBy(() -> bench.describe(Workbench.ROLE + ":execution:machine:none"))
        .isInstanceOf(ExecutionDoesNotExistException.class)
        .hasMessageContaining("Execution Does Not Exist");
  }

  @Test
  void writesTheJournalAWatcherWouldSee() {
    bench.run("'A':{'Type':'Fail','Error':'Rejected','Cause':'not attached'}", "{}");
    assertThat(bench.entries.stream().map(Journal.Entry::kind))
        .containsExactly("execution-started", "state-entered", "execution-ended");
    assertThat(bench.entries.getLast().text()).isEqualTo("FAILED Rejected: not attached");
  }

  @Test
  void redrivesFromTheStateItFailedIn() {
    bench.functions.fails("f", "E");
    String machine =
        bench.machineOf(
            """
            'A':{'Type':'Pass','Assign':{'x':5},'Output':{'kept':true},'Next':'B'},
            'B':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'f','Payload':'{% $states.input %}'},
              'Output':'{% $x %}','End':true}
            """);
    String execution = bench.start(machine, "{}");
    bench.functions.returns("f", "{}");
    bench.states.redriveExecution(request -> request.executionArn(execution));
    assertThat(bench.describe(execution).output()).isEqualTo("5");
    assertThat(bench.describe(execution).redriveCount()).isEqualTo(1);
    assertThat(bench.functions.payloads).hasSize(2).allMatch(payload -> payload.has("kept"));
    assertThat(bench.types(execution)).contains("ExecutionRedriven");
  }

  @Test
  void doesNotRedriveWhatSucceeded() {
    var end = bench.run("'A':{'Type':'Succeed'}", "{}");
    assertThatThrownBy(
            () ->
                bench.states.redriveExecution(request -> request.executionArn(end.executionArn())))
        .isInstanceOf(ExecutionNotRedrivableException.class);
  }

  @Test
  void branchesRunSideBySideAndAnswerInOrder() {
    var end =
        bench.run(
            """
            'A':{'Type':'Pass','Assign':{'x':1},'Next':'P'},
            'P':{'Type':'Parallel','Branches':[
                {'StartAt':'Slow','States':{'Slow':{'Type':'Wait','Seconds':20,'Output':'slow','End':true}}},
                {'StartAt':'Quick','States':{'Quick':{'Type':'Pass','Output':'{% $x %}','End':true}}}],
              'Output':'{% $states.result %}','End':true}
            """,
            "{}");
    assertThat(end.output()).isEqualTo("[\"slow\",1]");
    assertThat(end.stopDate()).isEqualTo(Workbench.START.plusSeconds(20));
  }

  @Test
  void theFirstFailingBranchStopsTheOthersAndCanBeCaught() {
    var end =
        bench.run(
            """
            'A':{'Type':'Parallel','Branches':[
                {'StartAt':'Slow','States':{'Slow':{'Type':'Wait','Seconds':2000,'End':true}}},
                {'StartAt':'Bad','States':{'Bad':{'Type':'Fail','Error':'Bad','Cause':'so'}}}],
              'Catch':[{'ErrorEquals':['Bad'],'Assign':{'why':'{% $states.errorOutput.Cause %}'},'Next':'Caught'}],'End':true},
            'Caught':{'Type':'Succeed','Output':'{% $why %}'}
            """,
            "{}");
    assertThat(end.output()).isEqualTo("\"so\"");
    assertThat(end.stopDate()).isEqualTo(Workbench.START);
  }

  private String start(String machine, String name, String input) {
    return bench
        .states
        .startExecution(request -> request.stateMachineArn(machine).name(name).input(input))
        .executionArn();
  }
}
