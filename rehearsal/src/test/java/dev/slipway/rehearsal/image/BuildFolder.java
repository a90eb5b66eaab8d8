package dev.slipway.rehearsal.image;

import dev.slipway.rehearsal.image.ImageBuilder.Changes;
import dev.slipway.rehearsal.image.ImageBuilder.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A folder with a Dockerfile, written by a test. */
record BuildFolder(Path path) {

  static BuildFolder with(Path path, String dockerfile) throws IOException {
    return new BuildFolder(path).file("Dockerfile", dockerfile);
  }

  BuildFolder file(String name, String content) throws IOException {
    Path file = path.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return this;
  }

  Order order(Map<String, String> arguments) {
    return new Order(path, arguments, Changes.NONE);
  }

  FinalStage stage(Map<String, String> arguments) {
    return StageReading.of(Dockerfile.read(path.resolve("Dockerfile")), arguments);
  }
}
