package dev.slipway.rehearsal.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearsal.story.Ending;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network without the registry's endpoint: the very first image cannot be pulled. */
class TheFirstPushWithoutAnEndpointLiveTest {

  @Test
  void needsAHumanWhoIsToldThatThereIsNoRouteToTheRegistry(@TempDir Path folder) {
    try (LiveCloud cloud =
        LiveCloud.start(folder, assembly -> assembly.without("EcrDockerEndpoint"))) {
      Ending ending = cloud.push("backend", "v1");

      assertThat(ending.verdict()).as(ending.sentence()).isEqualTo("NEEDS_HUMAN");
      assertThat(ending.cause()).isEqualTo("NO_ROUTE_TO_ECR");
      assertThat(ending.sentence())
          .startsWith(
              "No route to ECR: there is no endpoint com.amazonaws.us-east-1.ecr.dkr in vpc-");
      assertThat(cloud.evidence("backend"))
          .anySatisfy(
              said ->
                  assertThat(said)
                      .contains(
                          "CannotPullContainerError",
                          "There is a connection issue between the task and Amazon ECR"));
      assertThat(cloud.service("backend").desiredCount()).isZero();
    }
  }
}
