package dev.slipway.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.port.AccessDenied;
import dev.slipway.port.RetryableFault;
import java.util.List;
import org.junit.jupiter.api.Test;

class BestEffortTest {
  private static final String ARN =
      "arn:aws:ecs:us-east-1:111122223333:service-deployment/a-cluster-with-a-long-name/a-service-with-a-long-name/AbCdEfGhIjKlMnOpQrStU";

  private final BestEffort effort = new BestEffort();

  @Test
  void namesTheActionAndTheRefusalHoweverLongTheNamesAre() {
    read(
        new AccessDenied(
            "ecs:DescribeServiceDeployments on %s failed: AccessDeniedException: User: %s is not authorized to perform: x"
                .formatted(ARN, ARN),
            new IllegalStateException()));
    assertThat(effort.unread())
        .containsExactly(
            "the deployment: ecs:DescribeServiceDeployments on AbCdEfGhIjKlMnOpQrStU failed:"
                + " AccessDeniedException: User: AbCdEfGhIjKlMnOpQrStU is not authorized to"
                + " perform: x");
  }

  @Test
  void cutsWhatIsTooLong() {
    read(new AccessDenied("x".repeat(300), new IllegalStateException()));
    assertThat(effort.unread())
        .singleElement()
        .asString()
        .hasSize(200)
        .startsWith("the deployment: xxx")
        .endsWith("…");
  }

  @Test
  void asksNoMoreWhereNobodyAnswersTwice() {
    read(new RetryableFault("throttled", new IllegalStateException()));
    read(new RetryableFault("throttled", new IllegalStateException()));
    assertThat(effort.read("the tasks", List.of(), () -> List.of("a task"))).isEmpty();
    assertThat(effort.unread()).last().isEqualTo("the tasks: AWS does not answer");
  }

  private void read(RuntimeException failure) {
    List<String> found =
        effort.read(
            "the deployment",
            List.of("otherwise"),
            () -> {
              throw failure;
            });
    assertThat(found).containsExactly("otherwise");
  }
}
