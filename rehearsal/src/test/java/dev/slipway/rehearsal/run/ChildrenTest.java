package dev.slipway.rehearsal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChildrenTest {

  @TempDir Path folder;

  static Stream<Isolation> isolations() {
    return Stream.of(Isolation.probe(), new Isolation(List.of())).distinct();
  }

  @ParameterizedTest
  @MethodSource("isolations")
  void tellsTheExitCode(Isolation isolation) {
    assertThat(start(isolation, "exit 7").exit().join()).isEqualTo(7);
  }

  @ParameterizedTest
  @MethodSource("isolations")
  void aKilledChildHasExitCode137(Isolation isolation) {
    Child child = start(isolation, "sleep 60");
    child.kill();
    assertThat(child.exit().join()).isEqualTo(137);
  }

  @ParameterizedTest
  @MethodSource("isolations")
  void aSignalReachesTheCommandItself(Isolation isolation) throws IOException {
    Child child =
        start(
            isolation, "trap 'echo stopping; exit 3' TERM; echo up; while :; do sleep 0.05; done");
    await().until(() -> log().contains("up"));
    child.signal("SIGTERM");
    assertThat(child.exit().join()).isEqualTo(3);
    assertThat(log()).contains("stopping");
  }

  @ParameterizedTest
  @MethodSource("isolations")
  void givesTheEnvironmentOfTheCommandAndNothingElse(Isolation isolation) throws IOException {
    start(isolation, "env").exit().join();
    assertThat(log()).contains("COLOUR=green", "PATH=").doesNotContain("HOME=");
  }

  @Test
  void aMissingFolderIsAnError() {
    try (Children children = new Children(folder)) {
      Command command =
          new Command("a task", List.of("true"), Map.of(), folder.resolve("none"), logFile());
      assertThatThrownBy(() -> children.start(command))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("a task")
          .hasMessageContaining("none");
    }
  }

  @Test
  void leavesNothingBehindWhenTheParentIsKilled() throws Exception {
    Process parent = parent(Isolation.probe().isEnforced() ? "enforced" : "plain");
    await().atMost(20, TimeUnit.SECONDS).until(() -> pids().count() == 2);
    List<Long> started = pids().toList();
    parent.destroyForcibly().waitFor();
    if (!Isolation.probe().isEnforced()) {
      new Children(folder).close();
    }
    await().untilAsserted(() -> assertThat(started).noneMatch(ChildrenTest::isAlive));
  }

  @Test
  void theNextRunEndsWhatAKilledRunLeft() throws Exception {
    Process parent = parent("plain");
    await().atMost(20, TimeUnit.SECONDS).until(() -> pids().count() == 2);
    await().until(() -> Files.readAllLines(listOf(parent)).size() == 2);
    List<Long> started = pids().toList();
    parent.destroyForcibly().waitFor();
    assertThat(started).allMatch(ChildrenTest::isAlive);
    new Children(folder).close();
    await().untilAsserted(() -> assertThat(started).noneMatch(ChildrenTest::isAlive));
  }

  private Child start(Isolation isolation, String script) {
    return new Children(folder.resolve("state"), isolation)
        .start(
            new Command(
                "a task",
                List.of("sh", "-c", script),
                Map.of("COLOUR", "green"),
                folder,
                logFile()));
  }

  private Process parent(String isolation) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Parent.class.getName(),
            folder.toString(),
            isolation)
        .inheritIO()
        .start();
  }

  private Path listOf(Process run) {
    return folder.resolve(run.pid() + ".processes");
  }

  private Path logFile() {
    return folder.resolve("child.log");
  }

  private String log() throws IOException {
    return Files.readString(logFile());
  }

  /** The processes, seen from the host, whose command line names this test's folder. */
  private Stream<Long> pids() {
    return ProcessHandle.allProcesses().filter(this::marked).map(ProcessHandle::pid);
  }

  private boolean marked(ProcessHandle process) {
    return arguments(process).startsWith("sh\0") && arguments(process).contains(folder + "");
  }

  private static String arguments(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", process.pid() + "", "cmdline"));
    } catch (IOException | UncheckedIOException gone) {
      return "";
    }
  }

  /** A process whose end nobody has asked about yet still has an id, but no command line. */
  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).filter(process -> !arguments(process).isEmpty()).isPresent();
  }

  /** A JVM that starts a shell, which starts another, and waits for its end. */
  static final class Parent {
    public static void main(String[] arguments) throws InterruptedException {
      Path folder = Path.of(arguments[0]);
      Isolation isolation =
          arguments[1].equals("plain") ? new Isolation(List.of()) : Isolation.probe();
      new Children(folder, isolation)
          .start(
              new Command(
                  "a shell",
                  List.of(
                      "sh",
                      "-c",
                      "sh -c 'while :; do sleep 0.1; done' " + folder + " & wait",
                      folder + ""),
                  Map.of(),
                  folder,
                  folder.resolve("child.log")));
      Thread.currentThread().join();
    }
  }
}
