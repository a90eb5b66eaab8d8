package dev.slipway.rehearsal.lambda;

import dev.slipway.rehearsal.cloud.LogSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Hands the lines a process has written on to its log stream. */
final class LogTail {

  private final Path file;
  private final LogSink sink;
  private final String group;
  private final String stream;
  private long offset;

  LogTail(Path file, LogSink sink, String group, String stream) {
    this.file = file;
    this.sink = sink;
    this.group = group;
    this.stream = stream;
  }

  void line(String text) {
    sink.append(group, stream, text);
  }

  /** Hands on what came since the last time; a line's missing end comes next time. */
  synchronized void catchUp() {
    String text = unread();
    int end = text.lastIndexOf('\n') + 1;
    offset += text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
    text.substring(0, end).lines().filter(line -> !line.isBlank()).forEach(this::line);
  }

  private String unread() {
    if (!Files.exists(file)) {
      return "";
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, channel.size() - offset));
      channel.position(offset);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        continue;
      }
      return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the function's log " + file, failure);
    }
  }
}
