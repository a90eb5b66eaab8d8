package dev.slipway.rehearsal.lambda;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * The runtime client's native library, unpacked once. Left alone, each process unpacks it to one
 * and the same file below {@code /tmp}, and a process that has just loaded it dies of a bus error
 * when the next one rewrites it.
 */
final class NativeLibrary {

  private static final String PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private final Optional<Path> file;

  /**
   * @param folder where it is unpacked to; created when missing
   */
  NativeLibrary(Path folder) {
    file = resource().map(name -> unpacked(name, folder.toAbsolutePath()));
  }

  /** What a JVM needs to load it; nothing where the client brings none for this machine. */
  List<String> options() {
    return file.map(path -> List.of("-D" + PROPERTY + "=" + path)).orElse(List.of());
  }

  private static Optional<String> resource() {
    String processor =
        switch (System.getProperty("os.arch")) {
          case "amd64" -> "x86_64";
          case "aarch64" -> "aarch_64";
          default -> "none";
        };
    boolean musl =
        Files.exists(Path.of("/lib/ld-musl-" + processor.replace("aarch_64", "aarch64") + ".so.1"));
    String name = "/jni/libaws-lambda-jni.linux" + (musl ? "_musl-" : "-") + processor + ".so";
    return Optional.of(name).filter(it -> AWSLambda.class.getResource(it) != null);
  }

  private static Path unpacked(String resource, Path folder) {
    Path target = folder.resolve("libaws-lambda-jni.so");
    try (InputStream content = AWSLambda.class.getResourceAsStream(resource)) {
      Files.createDirectories(folder);
      // Written aside and moved, so that no process of an earlier cloud sees it change.
      Path draft = Files.createTempFile(folder, "jni", ".so");
      Files.write(draft, content == null ? new byte[0] : content.readAllBytes());
      return Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot unpack " + resource + " to " + target, failure);
    }
  }
}
