package dev.slipway.rehearsal.image;

import dev.slipway.rehearsal.image.ImageFiles.Entry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Writes files as a layer; the same files give the same bytes, whenever and wherever. */
final class LayerArchive {

  private static final int FOLDER_MODE = 0755;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");
  private final Set<String> folders = new HashSet<>();

  private LayerArchive() {
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
  }

  /**
   * The archive, not compressed.
   *
   * @param folder one that must be there even when no file is in it
   */
  static byte[] tar(ImageFiles files, String folder) {
    LayerArchive archive = new LayerArchive();
    try {
      archive.addFolders(folder.replaceFirst("^/+", "") + "/");
      for (Map.Entry<String, Entry> file : files.entries().entrySet()) {
        archive.addFolders(file.getKey());
        archive.add(file.getKey(), file.getValue());
      }
      archive.tar.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the layer", e);
    }
    return archive.bytes.toByteArray();
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot compress the layer", e);
    }
    return compressed.toByteArray();
  }

  private void addFolders(String path) throws IOException {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      String folder = path.substring(0, slash + 1);
      if (folder.length() > 1 && folders.add(folder)) {
        put(new TarArchiveEntry(folder), FOLDER_MODE);
        tar.closeArchiveEntry();
      }
    }
  }

  private void add(String path, Entry file) throws IOException {
    if (Files.isSymbolicLink(file.source())) {
      TarArchiveEntry link = new TarArchiveEntry(path, TarConstants.LF_SYMLINK);
      link.setLinkName(Files.readSymbolicLink(file.source()).toString());
      put(link, 0777);
    } else {
      TarArchiveEntry entry = new TarArchiveEntry(path);
      entry.setSize(Files.size(file.source()));
      put(entry, file.mode().orElse(mode(file.source())));
      Files.copy(file.source(), tar);
    }
    tar.closeArchiveEntry();
  }

  private void put(TarArchiveEntry entry, int mode) throws IOException {
    entry.setModTime(0L);
    entry.setIds(0, 0);
    entry.setNames("", "");
    entry.setMode(mode);
    tar.putArchiveEntry(entry);
  }

  /** Only whether it may be run: the rest depends on the umask of whoever checked it out. */
  private static int mode(Path file) {
    return Files.isExecutable(file) ? 0755 : 0644;
  }
}
