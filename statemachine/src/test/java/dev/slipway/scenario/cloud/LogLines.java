package dev.slipway.scenario.cloud;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Catches what functions print, by thread; everybody else prints as before. */
final class LogLines {
  private static final ThreadLocal<ByteArrayOutputStream> CAUGHT = new ThreadLocal<>();

  static {
    System.setOut(new PrintStream(new Switch(System.out), true, StandardCharsets.UTF_8));
  }

  private LogLines() {}

  /** Runs the work and gives the lines it printed. */
  static List<String> of(Runnable work) {
    ByteArrayOutputStream caught = new ByteArrayOutputStream();
    CAUGHT.set(caught);
    try {
      work.run();
    } finally {
      CAUGHT.remove();
    }
    return caught.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static final class Switch extends OutputStream {
    private final PrintStream before;

    private Switch(PrintStream before) {
      this.before = before;
    }

    private OutputStream present() {
      ByteArrayOutputStream caught = CAUGHT.get();
      return caught == null ? before : caught;
    }

    @Override
    public void write(int letter) throws java.io.IOException {
      present().write(letter);
    }

    @Override
    public void write(byte[] text, int from, int length) throws java.io.IOException {
      present().write(text, from, length);
    }
  }
}
