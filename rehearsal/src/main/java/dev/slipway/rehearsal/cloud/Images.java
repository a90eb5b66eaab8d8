package dev.slipway.rehearsal.cloud;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The images a task can pull. */
public interface Images {

  /**
   * Resolves a reference and unpacks its layers into the folder.
   *
   * @param reference {@code host/repository:tag} or {@code host/repository@sha256:…}
   * @throws NoSuchImage when the registry does not have it
   */
  Image pull(String reference, Path folder) throws NoSuchImage;

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

  /** The registry does not hold what the reference names. */
  final class NoSuchImage extends Exception {
    private static final long serialVersionUID = 1L;

    public NoSuchImage(String message) {
      super(message);
    }
  }
}
