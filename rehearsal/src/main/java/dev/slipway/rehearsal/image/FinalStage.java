package dev.slipway.rehearsal.image;

import java.util.List;
import java.util.Map;

/**
 * What the last stage of a Dockerfile makes of an image.
 *
 * @param notes what a real build would do and this one leaves out, one line each
 */
record FinalStage(Configuration configuration, List<Copy> copies, List<String> notes) {

  FinalStage {
    copies = List.copyOf(copies);
    notes = List.copyOf(notes);
  }

  /** How containers of the image start (OCI image-spec, config.md). */
  record Configuration(
      Map<String, String> environment,
      Map<String, String> labels,
      List<String> exposedPorts,
      Start start) {}

  /**
   * The command and where it runs.
   *
   * @param user empty for the base image's
   * @param stopSignal empty for {@code SIGTERM}
   */
  record Start(
      List<String> entrypoint,
      List<String> command,
      String workingDirectory,
      String user,
      String stopSignal) {}
}
