package dev.slipway.rehearsal.cli;

import dev.slipway.rehearsal.operate.Operator.Form;
import picocli.CommandLine.Option;

/** Whether a command writes for people or for scripts. */
final class FormOption {

  @Option(names = "--json", description = "Write JSON for scripts; docs/operate.md has the keys.")
  private boolean json;

  Form form() {
    return json ? Form.JSON : Form.TEXT;
  }
}
