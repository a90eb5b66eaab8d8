package dev.slipway.step;

import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NEW_REVISION;
import static dev.slipway.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Outcome;
import dev.slipway.core.evidence.Definition;
import dev.slipway.core.evidence.Definition.DefinedContainer;
import dev.slipway.core.evidence.Definition.Logs;
import dev.slipway.core.evidence.Definition.Variables;
import dev.slipway.core.evidence.ObservedContainer;
import dev.slipway.core.evidence.ObservedTask;
import dev.slipway.core.evidence.ObservedTask.Life;
import dev.slipway.core.evidence.ObservedTask.Stop;
import dev.slipway.core.evidence.TargetGroup;
import dev.slipway.core.evidence.TargetHealth;
import dev.slipway.core.evidence.VpcEndpoint;
import dev.slipway.fake.FakeLoadBalancers;
import dev.slipway.fake.FakeNetworks;
import dev.slipway.port.LoadBalancers;
import dev.slipway.port.RetryableFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiagnoseTest {
  private final Fixture fixture = new Fixture().proven().claimed();
  private final FakeNetworks networks = new FakeNetworks();
  private final List<String> streams = new ArrayList<>();
  private LoadBalancers loadBalancers = new FakeLoadBalancers();

  @BeforeEach
  void define() {
    Variables variables = new Variables(Map.of("GREETING", "planted-value"), Map.of());
    fixture.definitions.details(
        new Definition(
            NEW_REVISION,
            Optional.of(512),
            "linux/amd64",
            List.of(
                new DefinedContainer(
                    "backend",
                    "image",
                    true,
                    Optional.empty(),
                    List.of(8080),
                    Optional.empty(),
                    variables,
                    Optional.of(new Logs("/ecs/backend", "app")),
                    List.of()))));
  }

  @Test
  void saysMoreThanTheVerdictAndKeepsItsEvidence() {
    fixture.fleet.task(crashed("1", 137));
    Cause cause = diagnosed(CauseCode.OUT_OF_MEMORY);
    assertThat(cause.code()).isEqualTo(CauseCode.OUT_OF_MEMORY);
    assertThat(cause.sentence()).endsWith("out of memory at 512 MB.");
    assertThat(cause.evidence()).startsWith("as the verdict saw it");
  }

  @Test
  void readsTheLogOfTheFirstContainerThatCrashedWithoutItsEnvironment() {
    fixture.fleet.task(crashed("1", 0));
    fixture.fleet.task(crashed("2", 1));
    fixture.fleet.task(crashed("3", 1));
    assertThat(diagnosed(CauseCode.EXITS_AT_START).evidence()).contains("log: no route for ***");
    assertThat(streams).containsExactly("/ecs/backend app/backend/2");
  }

  @Test
  void namesTheEndpointThatIsMissing() {
    networks.endpoint(endpoint("ecr.api")).endpoint(endpoint("s3"));
    assertThat(diagnosed(CauseCode.NO_ROUTE_TO_ECR).sentence())
        .isEqualTo(
            "No route to ECR: there is no endpoint com.amazonaws.us-east-1.ecr.dkr in vpc-1.");
  }

  @Test
  void notesWhatItMayNotRead() {
    networks.denied();
    Cause cause = diagnosed(CauseCode.NO_ROUTE_TO_ECR);
    assertThat(cause.sentence()).isEqualTo("It failed.");
    assertThat(cause.evidence())
        .contains("not read: the subnets: ec2:DescribeSubnets is not allowed");
  }

  @Test
  void asksNoMoreWhenAwsDoesNotAnswer() {
    fixture.fleet.blind(true);
    fixture.fleet.task(crashed("1", 1));
    Cause cause = diagnosed(CauseCode.EXITS_AT_START);
    assertThat(cause.code()).isEqualTo(CauseCode.EXITS_AT_START);
    assertThat(cause.evidence())
        .contains(
            "not read: the service: throttled",
            "not read: the tasks: AWS does not answer",
            "not read: the task definition: AWS does not answer");
    assertThat(streams).isEmpty();
  }

  @Test
  void asksOnAfterOneSilence() {
    fixture.fleet.task(crashed("1", 1));
    loadBalancers =
        new LoadBalancers() {

          @Override
          public List<TargetHealth> targets(List<String> targetGroups) {
            throw new RetryableFault("no answer");
          }

          @Override
          public List<TargetGroup> groups(List<String> targetGroups) {
            return List.of();
          }
        };
    assertThat(diagnosed(CauseCode.EXITS_AT_START).evidence())
        .contains("not read: the targets' health: no answer", "log: no route for ***");
  }

  @Test
  void readsNothingWhereThereIsNothingToFindOut() {
    fixture.fleet.blind(true);
    assertThat(diagnosed(CauseCode.STOPPED_BY_PERSON).evidence())
        .containsExactly("as the verdict saw it");
  }

  private Cause diagnosed(CauseCode code) {
    Cause told = new Cause(code, "It failed.", List.of("as the verdict saw it"), "Look.");
    Diagnose diagnose =
        new Diagnose(
            new Diagnose.Sources(
                fixture.fleet,
                fixture.definitions,
                loadBalancers,
                names -> List.of(),
                (group, stream, lines) -> {
                  streams.add(group + " " + stream);
                  return List.of("no route for planted-value");
                },
                networks));
    Answer answer = diagnose.take(fixture.turn(Samples.rollout(), told));
    assertThat(answer.outcome()).isEqualTo(Outcome.DIAGNOSED);
    return answer.facts().need(Cause.class);
  }

  private static VpcEndpoint endpoint(String service) {
    return new VpcEndpoint("vpce-1", "com.amazonaws.us-east-1." + service, "available", List.of());
  }

  private static ObservedTask crashed(String id, int exitCode) {
    return new ObservedTask(
        "arn:task/" + id,
        NEW_REVISION,
        NOON.plusSeconds(5),
        false,
        Optional.of(new Stop("EssentialContainerExited", "Essential container in task exited")),
        List.of(
            new ObservedContainer(
                "backend",
                Optional.of(NEW),
                Optional.of(exitCode),
                Optional.empty(),
                Optional.empty())),
        new Life(
            "STOPPED",
            Optional.of(NOON.plusSeconds(10)),
            Optional.of(NOON.plusSeconds(12)),
            Optional.empty()));
  }
}
