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

  private Blobs(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create the image store " + folder, e);
    }
  }

  /** The store of the registry in the folder. */
  static Blobs in(Path registry) {
    return new Blobs(registry.resolve("blobs"));
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

  Digest keep(byte[] content) {
    Digest digest = Digest.of(content);
    try {
      Path complete = temporary();
      Files.write(complete, content);
      adopt(complete, digest);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep " + digest.value(), e);
    }
    return digest;
  }

  private Path path(Digest digest) {
    return folder.resolve(digest.hex());
  }
}
