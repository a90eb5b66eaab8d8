package dev.slipway.rehearsal.cloud;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The images a task can pull. */
public interface Images {

  /**
   * Resolves a reference and unpacks its layers into the folder.
   *
   * @throws NoSuchImage when the registry does not have it, or not for those processors
   */
  Image pull(Wanted wanted, Path folder) throws NoSuchImage;

  /**
   * The image a task asks for.
   *
   * @param reference {@code host/repository:tag} or {@code host/repository@sha256:…}
   * @param architecture of the task's processors as images name it, such as {@code amd64}
   */
  record Wanted(String reference, String architecture) {}

  /**
   * The image's digest and what its configuration says about starting it (OCI image-spec,
   * config.md).
   *
   * @param digest {@code sha256:…} of the manifest
   * @param workingDirectory absolute path inside the image, {@code /} when the image names none
   */
  record Image(
      String digest,
      List<String> entrypoint,
      List<String> command,
      Map<String, String> environment,
      String workingDirectory,
      String stopSignal) {}

  /** The registry does not hold what the task asks for; the message is the registry client's. */
  final class NoSuchImage extends Exception {
    private static final long serialVersionUID = 1L;

    public static NoSuchImage atAll(String reference) {
      return new NoSuchImage(
          "failed to resolve ref " + reference + ": " + reference + ": not found");
    }

    public static NoSuchImage ofPlatform(String architecture) {
      return new NoSuchImage(
          "image Manifest does not contain descriptor matching platform 'linux/"
              + architecture
              + "'");
    }

    public NoSuchImage(String message) {
      super(message);
    }
  }
}
