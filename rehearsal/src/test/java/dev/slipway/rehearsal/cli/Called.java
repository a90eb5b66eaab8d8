package dev.slipway.rehearsal.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** What a call of the command line left behind. */
record Called(int status, String output, List<String> error) {

  private static final Instant NOW = Instant.parse("2026-11-23T12:05:00Z");

  /** Calls it as Ada, at five past twelve, with no variables set. */
  static Called with(String call) {
    StringWriter output = new StringWriter();
    StringWriter error = new StringWriter();
    CommandLine slipway = Slipway.commandLine(new Surroundings(Map.of(), "ada", () -> NOW));
    slipway.setOut(new PrintWriter(output, true));
    slipway.setErr(new PrintWriter(error, true));
    int status = slipway.execute(call.isBlank() ? new String[0] : call.split(" +"));
    return new Called(status, output.toString(), error.toString().lines().toList());
  }
}
