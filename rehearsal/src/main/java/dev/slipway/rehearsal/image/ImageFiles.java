package dev.slipway.rehearsal.image;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files of an image by their path in it, without the leading slash, in sorted order. */
final class ImageFiles {

  private final Map<String, Entry> entries = new TreeMap<>();

  /**
   * @param source the file or link on this machine
   * @param mode octal permissions; empty to take the source's
   */
  record Entry(Path source, Optional<Integer> mode) {}

  void put(String path, Entry entry) {
    entries.put(name(path), entry);
  }

  /** Whether something lies below this path, which makes it a folder. */
  boolean hasFolder(String path) {
    String prefix = name(path) + "/";
    return entries.keySet().stream().anyMatch(name -> name.startsWith(prefix));
  }

  Map<String, Entry> entries() {
    return entries;
  }

  private static String name(String path) {
    return Path.of("/", path).normalize().toString().substring(1);
  }
}
