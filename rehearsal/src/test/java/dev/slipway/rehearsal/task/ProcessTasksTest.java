package dev.slipway.rehearsal.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.rehearsal.cloud.Images;
import dev.slipway.rehearsal.cloud.LogSink;
import dev.slipway.rehearsal.run.Children;
import dev.slipway.rehearsal.task.ContainerLaunch.LogStream;
import dev.slipway.rehearsal.task.ProcessTasks.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTasksTest {

  private static final String DIGEST = "sha256:" + "a".repeat(64);

  @TempDir Path folder;

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> exit = new CompletableFuture<>();
  private Children children;
  private ProcessTasks tasks;

  @BeforeEach
  void open() {
    children = new Children(folder.resolve("state"));
    Platform platform = new Platform(children, "127.20.0.2:5353");
    tasks = new ProcessTasks(folder.resolve("tasks"), this::unpack, new Logs(), platform);
  }

  @AfterEach
  void close() {
    children.close();
    tasks.close();
  }

  @Test
  void runsTheImagesCommandInItsWorkingDirectoryWithTheTasksEnvironment() throws Exception {
    run(launch("env; pwd; echo last-without-end-of-line | tr -d '\\n'"));
    assertThat(exit.get()).isZero();
    assertThat(lines)
        .contains(
            "backend/one FROM_IMAGE=yes",
            "backend/one COLOUR=green",
            "backend/one HOST=127.20.1.7",
            "backend/one RESOLVER=127.20.0.2:5353",
            "backend/one last-without-end-of-line")
        .anyMatch(line -> line.endsWith("/root/srv"));
  }

  @Test
  void tellsAContainerWhichRevisionItIs() throws Exception {
    run(launch("echo $ECS_CONTAINER_METADATA_URI_V4; exec sleep 60"));
    await().until(() -> lines.stream().anyMatch(line -> line.contains("http://")));
    String address = lines.getFirst().substring("backend/one ".length());
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/task")).build();
      assertThat(client.send(request, BodyHandlers.ofString()).body())
          .contains("\"Family\":\"slipway-backend\"", "\"Revision\":\"7\"");
    }
  }

  @Test
  void stopsWithTheImagesSignal() throws Exception {
    TaskLaunch launch =
        launch("trap 'echo bye; exit 0' QUIT; echo up; while :; do sleep 0.05; done");
    run(launch);
    await().until(() -> lines.contains("backend/one up"));
    tasks.stop(launch);
    assertThat(exit.get()).isZero();
    assertThat(lines).contains("backend/one bye");
  }

  @Test
  void stopsWhatWasToldSoBeforeItListened() throws Exception {
    TaskLaunch launch =
        launch(
            "trap '' QUIT; echo starting; sleep 0.5; trap 'echo bye; exit 0' QUIT;"
                + " node -e \"require('net').createServer().listen(8080, process.env.HOST)\" &"
                + " while :; do sleep 0.05; done");
    run(withContainer(launch, listening(launch.containers().getFirst())));
    await().until(() -> lines.contains("backend/one starting"));
    tasks.stop(launch);
    assertThat(exit.get()).isZero();
    assertThat(lines).contains("backend/one bye");
  }

  private static ContainerLaunch listening(ContainerLaunch container) {
    return new ContainerLaunch(
        container.name(),
        container.image(),
        container.entryPoint(),
        container.command(),
        container.environment(),
        container.workingDirectory(),
        List.of(8080),
        Duration.ofSeconds(20),
        container.logs());
  }

  @Test
  void killsWhatIgnoresTheSignalAfterTheStopTimeout() throws Exception {
    TaskLaunch launch = launch("trap '' QUIT; echo up; while :; do sleep 0.05; done");
    run(launch);
    await().until(() -> lines.contains("backend/one up"));
    tasks.stop(launch);
    assertThat(exit.get()).isEqualTo(137);
  }

  @Test
  void aProgramThatIsNotThereEndsTheContainer() throws Exception {
    TaskLaunch launch = launch("true");
    ContainerLaunch container = launch.containers().getFirst();
    ContainerLaunch broken =
        new ContainerLaunch(
            container.name(),
            container.image(),
            List.of("no-such-program"),
            List.of(),
            Map.of(),
            Optional.empty(),
            List.of(),
            container.stopTimeout(),
            container.logs());
    run(withContainer(launch, broken));
    assertThat(exit.get()).isEqualTo(127);
    assertThat(lines).anyMatch(line -> line.contains("no-such-program"));
  }

  @Test
  void aMissingImageFailsThePull() throws IOException {
    assertThat(tasks.pull(withImage(launch("true"), "missing")))
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(Images.NoSuchImage.class);
  }

  @Test
  void checksHealthWithACommandInTheContainersFolder() throws Exception {
    TaskLaunch launch = launch("echo up; exec sleep 60");
    run(launch);
    assertThat(check(launch, "test -f marker")).isTrue();
    assertThat(check(launch, "test -f other")).isFalse();
    assertThat(check(launch, "sleep 30")).isFalse();
  }

  private boolean check(TaskLaunch launch, String script) {
    HealthCommand command =
        new HealthCommand("backend", List.of("CMD-SHELL", script), Duration.ofMillis(500));
    return tasks.check(launch, command).join();
  }

  private void run(TaskLaunch launch) {
    try {
      assertThat(tasks.pull(launch).join()).containsEntry("backend", DIGEST);
    } catch (CompletionException failure) {
      throw new AssertionError(failure.getCause());
    }
    tasks.start(launch, (container, code) -> exit.complete(code));
  }

  private static TaskLaunch launch(String script) throws IOException {
    return new TaskLaunch(
        "arn:aws:ecs:us-east-1:111122223333:task/slipway/one",
        "arn:aws:ecs:us-east-1:111122223333:cluster/slipway",
        "slipway-backend",
        7,
        "amd64",
        InetAddress.getByName("127.20.1.7"),
        List.of(
            new ContainerLaunch(
                "backend",
                "registry/backend:v1",
                List.of(),
                List.of(script),
                Map.of("COLOUR", "green"),
                Optional.empty(),
                List.of(),
                Duration.ofMillis(400),
                Optional.of(new LogStream("/slipway/backend", "backend/one")))));
  }

  private static TaskLaunch withContainer(TaskLaunch launch, ContainerLaunch container) {
    return new TaskLaunch(
        launch.taskArn(),
        launch.clusterArn(),
        launch.family(),
        launch.revision(),
        launch.architecture(),
        launch.address(),
        List.of(container));
  }

  private static TaskLaunch withImage(TaskLaunch launch, String image) {
    return withContainer(
        launch,
        new ContainerLaunch(
            "backend",
            image,
            List.of(),
            List.of(),
            Map.of(),
            Optional.empty(),
            List.of(),
            Duration.ZERO,
            Optional.empty()));
  }

  private Images.Image unpack(Images.Wanted wanted, Path root) throws Images.NoSuchImage {
    if (wanted.reference().equals("missing")) {
      throw new Images.NoSuchImage("not found");
    }
    try {
      Files.createDirectories(root.resolve("srv"));
      Files.writeString(root.resolve("srv/marker"), "");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return new Images.Image(
        DIGEST,
        List.of("sh", "-c"),
        List.of("exit 9"),
        Map.of("FROM_IMAGE", "yes"),
        "/srv",
        "SIGQUIT");
  }

  private final class Logs implements LogSink {

    @Override
    public boolean hasGroup(String group) {
      return true;
    }

    @Override
    public void append(String group, String stream, String line) {
      lines.add(stream + " " + line);
    }
  }
}
