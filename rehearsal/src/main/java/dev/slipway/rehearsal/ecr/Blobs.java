package dev.slipway.rehearsal.ecr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Layers and image configurations in a folder, one file per digest. */
final class Blobs {

  private final Path folder;

  Blobs(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create the image store " + folder, e);
    }
  }

  Optional<Path> find(Digest digest) {
    return Optional.of(path(digest)).filter(Files::isRegularFile);
  }

  boolean has(Digest digest) {
    return find(digest).isPresent();
  }

  /** An empty file in the store's folder for an upload to grow in. */
  Path temporary() throws IOException {
    return Files.createTempFile(folder, "upload-", ".part");
  }

  /** Takes over a complete file; the same content twice is one file. */
  void adopt(Path complete, Digest digest) throws IOException {
    Files.move(complete, path(digest), StandardCopyOption.REPLACE_EXISTING);
  }

  private Path path(Digest digest) {
    return folder.resolve(digest.hex());
  }
}
