package dev.slipway.rehearsal.task;

import dev.slipway.rehearsal.run.Command;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The program a container starts, looked at as its runtime does before it starts it.
 *
 * @param word what the image calls it
 */
record Program(String word, Command command) {

  private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};
  private static final int HEADER = 20;
  private static final int MACHINE = 18;
  private static final int X86_64 = 62;
  private static final int AARCH64 = 183;

  /** Why it cannot be started, in the runtime's words; empty when it can. */
  Optional<String> obstacle() {
    Optional<Path> file = file();
    if (file.isEmpty()) {
      return Optional.of(
          word.contains("/")
              ? "exec: \"%1$s\": stat %1$s: no such file or directory".formatted(word)
              : "exec: \"%s\": executable file not found in $PATH".formatted(word));
    }
    return Files.isExecutable(file.get()) && Files.isRegularFile(file.get())
        ? Optional.empty()
        : Optional.of("exec: \"%s\": permission denied".formatted(word));
  }

  /** Whether the kernel does not know its format, or knows it for other processors only. */
  boolean isForeign() {
    byte[] head = file().map(Program::head).orElse(new byte[0]);
    boolean script = head.length >= 2 && head[0] == '#' && head[1] == '!';
    boolean binary = head.length == HEADER && Arrays.equals(head, 0, 4, ELF, 0, 4);
    return !script && !(binary && (head[MACHINE] & 0xff) == machine());
  }

  private Optional<Path> file() {
    String name = command.arguments().isEmpty() ? "" : command.arguments().getFirst();
    if (name.contains("/")) {
      return Optional.of(command.directory().resolve(name)).filter(Files::exists);
    }
    String path = command.environment().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .map(folder -> command.directory().resolve(folder).resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static byte[] head(Path file) {
    try (InputStream content = Files.newInputStream(file)) {
      return content.readNBytes(HEADER);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + file, failure);
    }
  }

  private static int machine() {
    return System.getProperty("os.arch", "").equals("aarch64") ? AARCH64 : X86_64;
  }
}
