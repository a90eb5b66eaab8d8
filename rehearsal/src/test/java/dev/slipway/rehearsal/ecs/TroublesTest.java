package dev.slipway.rehearsal.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearsal.cloud.Calm;
import dev.slipway.rehearsal.cloud.Reply;
import dev.slipway.rehearsal.cloud.Trouble;
import dev.slipway.rehearsal.cloud.Trouble.PullFailure;
import dev.slipway.rehearsal.task.Script;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/** What befalls tasks, in the words that DescribeTasks and DescribeServices have for it. */
class TroublesTest {

  private final EcsScene scene = new EcsScene();

  @Test
  void lateInterfacesDelayTasksAndNothingElse() {
    scene.settled("v1");
    trouble(new Trouble.LateInterfaces(Duration.ofMinutes(3)));
    String deployment = scene.deploy("v2");

    scene.pass(Duration.ofMinutes(3));

    assertThat(scene.describe().pendingCount()).isEqualTo(2);
    scene.until(() -> isIn(deployment, ServiceDeploymentStatus.SUCCESSFUL));
    assertThat(scene.stopped()).allMatch(task -> task.stopCode() != failedToStart());
  }

  @Test
  void anInterfaceThatComesTooLateFailsTheTask() {
    scene.settled("v1");
    trouble(new Trouble.LateInterfaces(Duration.ofMinutes(10)));
    scene.deploy("v2");

    scene.until(() -> !scene.stopped().isEmpty());

    Task failed = scene.stopped().getFirst();
    assertThat(failed.stopCode()).isEqualTo(failedToStart());
    assertThat(failed.stoppedReason())
        .isEqualTo("Timeout waiting for network interface provisioning to complete.");
  }

  @Test
  void slowPullsTakeTheirTime() {
    scene.settled("v1");
    trouble(new Trouble.SlowPulls(Duration.ofMinutes(4)));
    String deployment = scene.deploy("v2");

    scene.pass(Duration.ofMinutes(4));

    assertThat(scene.describe().pendingCount()).isEqualTo(2);
    scene.until(() -> isIn(deployment, ServiceDeploymentStatus.SUCCESSFUL));
  }

  @ParameterizedTest
  @CsvSource({
    "TIMES_OUT,i/o timeout",
    "IS_CANCELED,context canceled",
    "IS_THROTTLED,toomanyrequests"
  })
  void failingPullsSayWhy(PullFailure how, String words) {
    scene.settled("v1");
    trouble(new Trouble.FailingPulls(how, Duration.ofMinutes(2)));
    scene.deploy("v2");

    scene.pass(Duration.ofMinutes(2));
    assertThat(scene.stopped()).isEmpty();
    scene.until(() -> !scene.stopped().isEmpty());

    Task failed = scene.stopped().getFirst();
    assertThat(failed.stopCode()).isEqualTo(failedToStart());
    assertThat(failed.stoppedReason()).startsWith("CannotPullContainerError: ").contains(words);
    assertThat(failed.containers().getFirst().reason()).isEqualTo(failed.stoppedReason());
  }

  @Test
  void withoutFreeAddressesTasksGetNoInterface() {
    scene.settled("v1");
    Calm calm = trouble(new Trouble.NoFreeAddresses());
    String deployment = scene.deploy("v2");

    scene.until(() -> !scene.stopped().isEmpty());

    Task failed = scene.stopped().getFirst();
    assertThat(failed.stopCode()).isEqualTo(failedToStart());
    assertThat(failed.stoppedReason())
        .matches(
            "Unexpected EC2 error while attempting to Create Network Interface with public IP"
                + " assignment disabled in subnet 'subnet-[ab]':"
                + " InsufficientFreeAddressesInSubnet");
    assertThat(failed.attachments()).isEmpty();
    calm.close();
    scene.until(() -> isIn(deployment, ServiceDeploymentStatus.SUCCESSFUL));
  }

  @ParameterizedTest
  @CsvSource({
    "true,Capacity is unavailable at this time. Please try again later or in a different"
        + " availability zone",
    "false,You've reached the limit on the number of vCPUs you can run concurrently"
  })
  void aTaskThatIsNotPlacedIsNoTask(boolean capacity, String words) {
    scene.settled("v1");
    Calm calm = trouble(capacity ? new Trouble.NoCapacity() : new Trouble.VcpuLimit());
    String deployment = scene.deploy("v2");

    scene.pass(Duration.ofMinutes(5));

    assertThat(scene.running()).hasSize(2);
    assertThat(scene.messages())
        .filteredOn(text -> text.contains("was unable to place a task"))
        .singleElement()
        .asString()
        .startsWith("(service backend) was unable to place a task. Reason: " + words + ".");
    assertThat(scene.events("ECS Service Action"))
        .anySatisfy(
            event ->
                assertThat(event.detail())
                    .containsEntry("eventName", "SERVICE_TASK_PLACEMENT_FAILURE")
                    .containsEntry("reason", "RESOURCE:FARGATE"));
    calm.close();
    scene.until(() -> isIn(deployment, ServiceDeploymentStatus.SUCCESSFUL));
  }

  @Test
  void anImageOfOtherProcessorsIsNotPulled() {
    scene.behaves("arm", Script.forOtherProcessors());
    scene.settled("v1");
    scene.deploy("arm");

    scene.until(() -> !scene.stopped().isEmpty());

    assertThat(scene.stopped().getFirst().stoppedReason())
        .isEqualTo(
            "CannotPullContainerError: pull image manifest has been retried 5 time(s): image"
                + " Manifest does not contain descriptor matching platform 'linux/amd64'");
  }

  @Test
  void aProgramThatCannotBeStartedFailsTheTask() {
    scene.behaves("broken", Script.refused("exec: \"run\": permission denied"));
    scene.settled("v1");
    scene.deploy("broken");

    scene.until(() -> !scene.stopped().isEmpty());

    Task failed = scene.stopped().getFirst();
    assertThat(failed.stopCode()).isEqualTo(failedToStart());
    assertThat(failed.stoppedReason()).isEqualTo("Task failed to start");
    assertThat(failed.containers().getFirst().reason())
        .startsWith("CannotStartContainerError: ")
        .endsWith("exec: \"run\": permission denied: unknown");
    assertThat(failed.containers().getFirst().exitCode()).isNull();
  }

  @Test
  void aTaskToldToStopWhileItsProgramIsBeingRefusedStopsAllTheSame() {
    Script.Refusal slow = new Script.Refusal(Duration.ofMinutes(1), "exec: \"run\": not found");
    scene.behaves("broken", Script.refused(slow));
    scene.settled("v1");
    scene.deploy("broken");
    scene.until(() -> scene.running().stream().anyMatch(task -> task.pullStoppedAt() != null));
    scene.until(() -> scene.running().stream().noneMatch(task -> task.pullStoppedAt() == null));
    scene.pass(Duration.ofSeconds(30));

    String next = scene.deploy("v2");

    scene.until(() -> isIn(next, ServiceDeploymentStatus.SUCCESSFUL));
  }

  @Test
  void aContainerThatTakesTooMuchMemorySaysSo() {
    scene.behaves("greedy", Script.outOfMemory(Duration.ofSeconds(5)));
    scene.settled("v1");
    scene.deploy("greedy");

    scene.until(() -> !scene.stopped().isEmpty());

    Task failed = scene.stopped().getFirst();
    assertThat(failed.stopCode()).isEqualTo(TaskStopCode.ESSENTIAL_CONTAINER_EXITED);
    Container container = failed.containers().getFirst();
    assertThat(container.exitCode()).isEqualTo(137);
    assertThat(container.reason())
        .isEqualTo("OutOfMemoryError: Container killed due to memory usage");
  }

  @Test
  void whatATaskRepliesIsItsOwnAffair() {
    scene.behaves("silent", Script.GOOD.replying(new Reply.Silence()));
    scene.settled("v1");
    scene.deploy("silent");

    scene.until(() -> !scene.stopped().isEmpty());

    assertThat(scene.stopped().getFirst().stoppedReason())
        .startsWith("Task failed ELB health checks in (target-group ");
  }

  private Calm trouble(Trouble trouble) {
    return scene.ecs.trouble(scene.describe().serviceArn(), trouble);
  }

  private boolean isIn(String deployment, ServiceDeploymentStatus status) {
    return scene.deployment(deployment).status() == status;
  }

  private static TaskStopCode failedToStart() {
    return TaskStopCode.TASK_FAILED_TO_START;
  }
}
