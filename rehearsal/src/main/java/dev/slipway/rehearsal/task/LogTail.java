package dev.slipway.rehearsal.task;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Hands on the lines of a file that grows, from where the last reading ended. */
final class LogTail {

  private static final int LONGEST_READ = 1 << 20;

  private final Path file;
  private final Consumer<String> lines;
  private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
  private long position;

  LogTail(Path file, Consumer<String> lines) {
    this.file = file;
    this.lines = lines;
  }

  /** Hands on the lines completed since the last call. */
  synchronized void read() {
    if (Files.notExists(file)) {
      return;
    }
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      log.seek(position);
      byte[] fresh = new byte[(int) Math.min(LONGEST_READ, log.length() - position)];
      log.readFully(fresh);
      position += fresh.length;
      take(fresh);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + file, failure);
    }
  }

  /** Hands on what is left, also a last line without an end. */
  synchronized void finish() {
    read();
    if (unfinished.size() > 0) {
      emit();
    }
  }

  private void take(byte[] bytes) {
    for (byte each : bytes) {
      if (each == '\n') {
        emit();
      } else {
        unfinished.write(each);
      }
    }
  }

  private void emit() {
    lines.accept(unfinished.toString(StandardCharsets.UTF_8));
    unfinished.reset();
  }
}
