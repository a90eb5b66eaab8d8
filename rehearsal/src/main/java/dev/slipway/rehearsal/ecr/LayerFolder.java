package dev.slipway.rehearsal.ecr;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder layers are unpacked into. Nothing an archive says lets a file land outside: every
 * entry's real parent, links followed, must lie within.
 */
final class LayerFolder {

  /** From the most significant bit of the nine permission bits down. */
  private static final List<PosixFilePermission> PERMISSIONS =
      List.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE,
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  private final Path root;

  LayerFolder(Path root) throws IOException {
    this.root = root.toRealPath();
  }

  void directory(String name, int mode) throws IOException {
    Path path = inside(name);
    if (!Files.isDirectory(path)) {
      Files.deleteIfExists(path);
      Files.createDirectory(path);
    }
    if (!Files.isSymbolicLink(path)) {
      Files.setPosixFilePermissions(path, permissions(mode | 0700));
    }
  }

  void file(String name, int mode, InputStream content) throws IOException {
    Path path = free(name);
    Files.copy(content, path);
    Files.setPosixFilePermissions(path, permissions(mode));
  }

  void hardLink(String name, String target) throws IOException {
    Path existing = entry(target);
    if (!Files.isRegularFile(existing, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("the hard link " + name + " leads to no file: " + target);
    }
    Files.createLink(free(name), existing);
  }

  /**
   * An absolute target means the image's own root, as it does for a contained process; it becomes a
   * relative one.
   */
  void symbolicLink(String name, String target) throws IOException {
    Path path = free(name);
    Path parent = realParent(path);
    Path meant =
        target.startsWith("/")
            ? root.resolve(target.replaceFirst("^/+", "")).normalize()
            : parent.resolve(target).normalize();
    if (!meant.startsWith(root)) {
      throw new IOException("the link " + name + " leads outside the image: " + target);
    }
    Files.createSymbolicLink(path, parent.relativize(meant));
  }

  /** Removes the entry and all that is in it. */
  void remove(String name) throws IOException {
    delete(entry(name));
  }

  /** Removes all that is in the folder. */
  void empty(String name) throws IOException {
    Path folder = inside(name);
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> children = Files.list(folder)) {
        for (Path child : children.toList()) {
          delete(child);
        }
      }
    }
  }

  /** Where the entry goes, with nothing there yet: a later layer replaces files, links, folders. */
  private Path free(String name) throws IOException {
    Path path = entry(name);
    delete(path);
    return path;
  }

  private Path entry(String name) throws IOException {
    Path path = inside(name);
    if (path.equals(root)) {
      throw new IOException("the entry '" + name + "' would replace the image's root");
    }
    return path;
  }

  private Path inside(String name) throws IOException {
    Path path = root.resolve(name.replaceFirst("^/+", "")).normalize();
    if (!path.startsWith(root)) {
      throw new IOException("the entry " + name + " lies outside the image");
    }
    if (path.equals(root)) {
      return path;
    }
    createParents(path);
    if (!realParent(path).startsWith(root)) {
      throw new IOException("the entry " + name + " lies outside the image by way of a link");
    }
    return path;
  }

  private void createParents(Path path) throws IOException {
    Path parent = path.getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      inside(root.relativize(parent).toString());
      Files.createDirectory(parent);
    }
  }

  private static Path realParent(Path path) throws IOException {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IOException("the root of the file system is no entry");
    }
    return parent.toRealPath();
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    for (int bit = 0; bit < PERMISSIONS.size(); bit++) {
      if ((mode & (0400 >> bit)) != 0) {
        permissions.add(PERMISSIONS.get(bit));
      }
    }
    return permissions;
  }
}
