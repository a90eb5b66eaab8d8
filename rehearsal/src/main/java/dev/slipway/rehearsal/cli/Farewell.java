package dev.slipway.rehearsal.cli;

import java.io.PrintWriter;

/** The last line of a command that is interrupted before it is closed. */
final class Farewell implements AutoCloseable {

  private final Thread hook;

  Farewell(PrintWriter out, String line) {
    hook =
        new Thread(
            () -> {
              out.println(line);
              out.flush();
            });
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(hook);
  }
}
