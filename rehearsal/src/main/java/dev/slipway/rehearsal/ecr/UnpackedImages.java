package dev.slipway.rehearsal.ecr;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Root file systems of images, unpacked once per digest; each task gets a copy of its own, so that
 * what one writes no other sees.
 */
final class UnpackedImages {

  private final Blobs blobs;
  private final Path cache;

  UnpackedImages(Blobs blobs, Path cache) {
    this.blobs = blobs;
    this.cache = cache;
  }

  void copy(StoredImage image, Path folder) throws IOException {
    Path root = unpacked(image);
    Files.createDirectories(folder);
    Files.walkFileTree(root, new Copy(root, folder));
  }

  /** Unpacked aside and moved into place, so that an interrupted run leaves no half image. */
  private synchronized Path unpacked(StoredImage image) throws IOException {
    Path root = cache.resolve(image.digest().hex());
    if (!Files.isDirectory(root)) {
      Files.createDirectories(cache);
      Path aside = Files.createTempDirectory(cache, "unpacking-");
      for (Manifest.Descriptor layer : image.manifest().layers()) {
        new Layer(blobs.find(layer.digest()).orElseThrow()).unpack(aside);
      }
      Files.move(aside, root, StandardCopyOption.ATOMIC_MOVE);
    }
    return root;
  }

  private static final class Copy extends SimpleFileVisitor<Path> {

    private final Path from;
    private final Path to;

    Copy(Path from, Path to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      Path copy = target(folder);
      Files.createDirectories(copy);
      Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(folder));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.copy(file, target(file), StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
      return FileVisitResult.CONTINUE;
    }

    private Path target(Path source) {
      return to.resolve(from.relativize(source));
    }
  }
}
