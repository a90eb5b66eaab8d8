package dev.slipway.rehearsal.lambda;

import java.nio.file.Path;
import java.util.List;

/** Class data that makes a JVM with a certain jar start quicker; there is none yet. */
final class ClassArchive {
  ClassArchive(Path folder) {}

  List<String> options(Path code) {
    return List.of();
  }
}
