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
import java.nio.file.attribute.PosixFilePermissions;
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
  private final CompletableFuture<ContainerEnd> end = new CompletableFuture<>();
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
        container.memory(),
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
  void aProgramThatIsNotThereCannotBeStarted() throws Exception {
    assertThat(starting("no-such-program"))
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(CannotStart.class)
        .withMessageContaining("exec: \"no-such-program\": executable file not found in $PATH");
    assertThat(starting("/srv/none"))
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableOfType(ExecutionException.class)
        .withMessageContaining("exec: \"/srv/none\": stat /srv/none: no such file or directory");
    assertThat(starting("/srv/marker"))
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableOfType(ExecutionException.class)
        .withMessageContaining("exec: \"/srv/marker\": permission denied");
    assertThat(exit).isNotDone();
  }

  @Test
  void aProgramOfAnotherFormatEndsTheContainer() throws Exception {
    starting("/srv/foreign").join();
    assertThat(exit.get()).isEqualTo(1);
    assertThat(lines).contains("backend/one exec /srv/foreign: exec format error");
  }

  @Test
  void killsWhatTakesMoreMemoryThanItWasGiven() throws Exception {
    run(launch("held=$(head -c 100000000 /dev/zero | tr '\\0' x); sleep 60"));
    assertThat(exit.get()).isEqualTo(137);
    assertThat(end.get().outOfMemory()).isTrue();
  }

  private CompletableFuture<Void> starting(String program) throws IOException {
    TaskLaunch launch = launch("true");
    ContainerLaunch container = launch.containers().getFirst();
    ContainerLaunch changed =
        new ContainerLaunch(
            container.name(),
            container.image(),
            List.of(program),
            List.of(),
            Map.of(),
            Optional.empty(),
            List.of(),
            container.memory(),
            container.stopTimeout(),
            container.logs());
    TaskLaunch changedLaunch = withContainer(launch, changed);
    tasks.pull(changedLaunch).join();
    return tasks.start(changedLaunch, this::ended);
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
    tasks.start(launch, this::ended);
  }

  private void ended(String container, ContainerEnd how) {
    end.complete(how);
    exit.complete(how.exitCode());
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
                64,
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
            64,
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
      Path foreign = Files.writeString(root.resolve("srv/foreign"), "of another machine");
      Files.setPosixFilePermissions(foreign, PosixFilePermissions.fromString("rwxr-xr-x"));
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
