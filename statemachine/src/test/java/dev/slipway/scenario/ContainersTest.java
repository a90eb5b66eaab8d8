package dev.slipway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.scenario.cloud.View;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tasks of several containers: those that get the image, and sidecars. */
class ContainersTest {
  private static final String ROUTER = "public.ecr.aws/aws-observability/fluent-bit:3";

  @Test
  void eachNamedContainerGetsTheImage() {
    VirtualCloud cloud = withWorker();
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .proven("backend:v2")
        .updates(1)
        .story("several-containers");
    assertThat(images(cloud)).isEqualTo(Map.of("backend", "v2", "worker", "v2"));
  }

  @Test
  void theWayBackBringsTheImageOfEachContainerBack() {
    VirtualCloud cloud = withWorker();
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .live("backend:v1")
        .proven("backend:v1")
        .quarantined("backend:v2")
        .story("several-containers-rolled-back");
    assertThat(images(cloud)).isEqualTo(Map.of("backend", "v1", "worker", "v1"));
  }

  @Test
  void aContainerThatIsMissingIsRefused() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.set("backend", "alsoContainers", List.of("worker"));
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "REJECTED")
        .cause("backend:v2", "INVALID_REQUEST")
        .says("backend:v2", "has no container 'worker', only [backend]")
        .live("backend:v1")
        .updates(0)
        .story("several-containers-one-missing");
  }

  @Test
  void aContainerThatSomebodySetToAnotherImageIsDrift() {
    VirtualCloud cloud = withWorker();
    cloud.push("backend:v2").advanceUntilQuiet();
    String old = cloud.digest("backend:v1");
    cloud
        .console()
        .reshape(
            "backend",
            copy ->
                copy.containerDefinitions(
                    copy.build().containerDefinitions().stream()
                        .map(
                            each ->
                                each.name().equals("worker")
                                    ? each.copy(
                                        worker -> worker.image(withDigest(each.image(), old)))
                                    : each)
                        .toList()));
    cloud.advanceUntilQuiet();
    cloud.expect().pages(1).tells("which was proven last").story("several-containers-drift");
  }

  @Test
  void aSidecarKeepsItsImage() {
    VirtualCloud cloud = withSidecar();
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud.expect().ends("backend:v2", "SUCCEEDED").live("backend:v2").updates(1).story("sidecar");
    assertThat(images(cloud)).isEqualTo(Map.of("backend", "v2", "log-router", ROUTER));
  }

  @Test
  void aSidecarThatCrashesIsToldByItsName() {
    VirtualCloud cloud = withSidecar();
    cloud.services().images.elsewhere(ROUTER, Behaviour.exitsAtStart());
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .cause("backend:v2", "EXITS_AT_START")
        .says("backend:v2", "Container log-router exited with code 1")
        .says("backend:v2", "It is a sidecar: its image, " + ROUTER + ", did not change.")
        .advises("backend:v2", "The image of backend may be good")
        .live("backend:v1")
        .story("sidecar-crashes");
  }

  /** A cloud in which each task has a second container of the same image, which gets it, too. */
  private static VirtualCloud withWorker() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.set("backend", "alsoContainers", List.of("worker"));
    cloud.console().addContainer("backend", worker -> worker.name("worker"));
    return cloud.advanceUntilQuiet();
  }

  /** A cloud in which each task has a log router beside its container. */
  private static VirtualCloud withSidecar() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.services().images.elsewhere(ROUTER, Behaviour.good());
    cloud.console().addContainer("backend", it -> it.name("log-router").image(ROUTER));
    return cloud.advanceUntilQuiet();
  }

  private static String withDigest(String image, String digest) {
    return image.replaceFirst("@.*", "@" + digest);
  }

  private static Map<String, String> images(VirtualCloud cloud) {
    View view = cloud.services().view();
    return view.tagsOf(view.attached("backend"));
  }
}
