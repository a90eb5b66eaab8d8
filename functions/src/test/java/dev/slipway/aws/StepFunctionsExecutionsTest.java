package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.DeploymentRequest.Back;
import dev.slipway.port.Executions;
import dev.slipway.port.RequestRefused;
import dev.slipway.port.RetryableFault;
import dev.slipway.wire.Codec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

class StepFunctionsExecutionsTest {
  private final Stub sfn = new Stub();
  private final Executions executions =
      new StepFunctionsExecutions(sfn, "arn:machine", Codec.requests());

  @ParameterizedTest
  @CsvSource({
    "RUNNING,RUNNING",
    "PENDING_REDRIVE,RUNNING",
    "WHO_KNOWS,RUNNING",
    "SUCCEEDED,SUCCEEDED",
    "FAILED,FAILED",
    "TIMED_OUT,TIMED_OUT",
    "ABORTED,ABORTED"
  })
  void tellsHowAnExecutionIs(String status, Executions.State state) {
    sfn.described = () -> DescribeExecutionResponse.builder().status(status).build();
    assertThat(executions.state("arn:x")).isEqualTo(state);
  }

  @Test
  void tellsThatAnExecutionIsForgotten() {
    sfn.described =
        () -> {
          throw ExecutionDoesNotExistException.builder().build();
        };
    assertThat(executions.state("arn:x")).isEqualTo(Executions.State.GONE);
  }

  @Test
  void startsTheWorkflowByNameWithTheRequest() {
    assertThat(executions.start("name", new Back("backend"))).isTrue();
    assertThat(sfn.starts)
        .containsExactly(
            StartExecutionRequest.builder()
                .stateMachineArn("arn:machine")
                .name("name")
                .input("{\"rollback\":true,\"service\":\"backend\"}")
                .build());
  }

  @Test
  void tellsThatItWasStartedBefore() {
    sfn.started =
        () -> {
          throw ExecutionAlreadyExistsException.builder().statusCode(400).build();
        };
    assertThat(executions.start("name", new Back("backend"))).isFalse();
  }

  @Test
  void tellsTroubleFromRefusal() {
    sfn.started =
        () -> {
          throw SfnException.builder().statusCode(500).build();
        };
    assertThatThrownBy(() -> executions.start("name", new Back("backend")))
        .isInstanceOf(RetryableFault.class);
    sfn.started =
        () -> {
          throw SfnException.builder().statusCode(400).build();
        };
    assertThatThrownBy(() -> executions.start("name", new Back("backend")))
        .isInstanceOf(RequestRefused.class)
        .hasMessageContaining("states:StartExecution");
  }

  private static final class Stub implements SfnClient {
    private final List<StartExecutionRequest> starts = new ArrayList<>();
    private Supplier<DescribeExecutionResponse> described =
        () -> DescribeExecutionResponse.builder().build();
    private Supplier<StartExecutionResponse> started =
        () -> StartExecutionResponse.builder().build();

    @Override
    public DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
      return described.get();
    }

    @Override
    public StartExecutionResponse startExecution(StartExecutionRequest request) {
      starts.add(request);
      return started.get();
    }

    @Override
    public String serviceName() {
      return "states";
    }

    @Override
    public void close() {}
  }
}
