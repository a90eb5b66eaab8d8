package dev.slipway.rehearsal.task;

import dev.slipway.rehearsal.cloud.Images;
import dev.slipway.rehearsal.cloud.Images.Image;
import dev.slipway.rehearsal.cloud.Images.NoSuchImage;
import dev.slipway.rehearsal.cloud.Images.Wanted;
import dev.slipway.rehearsal.run.Child;
import dev.slipway.rehearsal.run.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One container as a process: its unpacked image, its command, its life. */
final class Container {

  private final ContainerLaunch launch;
  private final Path folder;
  private @Nullable Image image;
  private @Nullable Child child;
  private boolean stopping;
  private volatile boolean starved;

  Container(ContainerLaunch launch, Path folder) {
    this.launch = launch;
    this.folder = folder;
  }

  /** Unpacks the image and gives its digest. */
  String pull(Images images, String architecture) throws NoSuchImage {
    try {
      Files.createDirectories(root());
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot unpack an image into " + folder, failure);
    }
    Image pulled = images.pull(new Wanted(launch.image(), architecture), root());
    image = pulled;
    return pulled.digest();
  }

  Duration stopTimeout() {
    return launch.stopTimeout();
  }

  /** Where the container of the folder writes. */
  static Path log(Path folder) {
    return folder.resolve("output.log");
  }

  int memory() {
    return launch.memory();
  }

  /** Adds a line to the container's output. */
  void note(String line) {
    try {
      Files.writeString(
          log(folder), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write " + log(folder), failure);
    }
  }

  Command command(Map<String, String> given) {
    return new Command(
        launch.name(), inside(words()), environment(given), directory(), log(folder));
  }

  /** The program of its command. */
  Program program(Command command) {
    return new Program(words().stream().findFirst().orElse(""), command);
  }

  private List<String> words() {
    List<String> arguments = new ArrayList<>();
    boolean ownEntryPoint = launch.entryPoint().isEmpty();
    arguments.addAll(ownEntryPoint ? image().entrypoint() : launch.entryPoint());
    // As in Docker: an overridden entry point drops the image's command too.
    boolean ownCommand = launch.command().isEmpty() && ownEntryPoint;
    arguments.addAll(ownCommand ? image().command() : launch.command());
    return arguments;
  }

  Command within(HealthCommand check) {
    return new Command(
        launch.name() + " health check",
        check.arguments(),
        environment(launch.environment()),
        directory(),
        folder.resolve("health.log"));
  }

  /** A stop that came while the process was starting is made up for. */
  synchronized void started(Child process) {
    child = process;
    if (stopping) {
      process.signal(image().stopSignal());
    }
  }

  /**
   * The container serves. A container's first process loses signals that come before it has set a
   * handler, so one that came meanwhile is sent again.
   */
  synchronized void up() {
    if (stopping && child != null && child.isAlive()) {
      child.signal(image().stopSignal());
    }
  }

  /** It is killed because it took too much memory. */
  void starve() {
    starved = true;
  }

  ContainerEnd end(int exitCode) {
    return starved ? ContainerEnd.killedForMemory() : ContainerEnd.of(exitCode);
  }

  synchronized void stop() {
    stopping = true;
    if (child != null) {
      child.signal(image().stopSignal());
    }
  }

  synchronized void kill() {
    if (child != null) {
      child.kill();
    }
  }

  private Image image() {
    if (image == null) {
      throw new IllegalStateException("container " + launch.name() + " has no image yet");
    }
    return image;
  }

  private Path root() {
    return folder.resolve("root");
  }

  private Path directory() {
    Path directory = inside(launch.workingDirectory().orElse(image().workingDirectory()));
    try {
      return Files.createDirectories(directory);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot create " + directory, failure);
    }
  }

  /** The image's own programs are at its root; others are this machine's. */
  private List<String> inside(List<String> arguments) {
    List<String> resolved = new ArrayList<>(arguments);
    if (!resolved.isEmpty() && resolved.getFirst().startsWith("/")) {
      Path program = inside(resolved.getFirst());
      resolved.set(0, Files.exists(program) ? program.toString() : resolved.getFirst());
    }
    return resolved;
  }

  private Path inside(String path) {
    return root().resolve(path.replaceFirst("^/+", ""));
  }

  private Map<String, String> environment(Map<String, String> given) {
    Map<String, String> environment = new HashMap<>(image().environment());
    environment.putAll(given);
    String machine = System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
    environment.merge("PATH", machine, (own, ours) -> own + ":" + ours);
    return environment;
  }
}
