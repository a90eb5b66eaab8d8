package dev.slipway.rehearsal.ecr;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A layer's archive, plain or gzip (OCI image-spec, layer.md). */
record Layer(Path archive) {

  private static final int ZSTANDARD = 0x28b52ffd;
  private static final int GZIP = 0x1f8b;

  private static final String WHITEOUT = ".wh.";
  private static final String OPAQUE = ".wh..wh..opq";

  /**
   * Applies the layer to what the layers below it left in the folder.
   *
   * @throws IOException when the archive is damaged or an entry would land outside the folder
   */
  void unpack(Path root) throws IOException {
    LayerFolder folder = new LayerFolder(root);
    // Whiteouts hide lower layers only; applied later they would hide this layer's own files.
    each((entry, _) -> hide(entry, folder));
    each((entry, content) -> add(entry, content, folder));
  }

  @FunctionalInterface
  private interface EntryVisitor {
    void visit(TarArchiveEntry entry, InputStream content) throws IOException;
  }

  private void each(EntryVisitor visitor) throws IOException {
    try (TarArchiveInputStream entries = new TarArchiveInputStream(open(), "UTF-8")) {
      for (TarArchiveEntry entry = entries.getNextEntry();
          entry != null;
          entry = entries.getNextEntry()) {
        visitor.visit(entry, entries);
      }
    }
  }

  private static void hide(TarArchiveEntry entry, LayerFolder folder) throws IOException {
    String name = lastSegment(entry.getName());
    String parent = entry.getName().substring(0, entry.getName().length() - name.length());
    if (name.equals(OPAQUE)) {
      folder.empty(parent);
    } else if (name.startsWith(WHITEOUT)) {
      folder.remove(parent + name.substring(WHITEOUT.length()));
    }
  }

  private static void add(TarArchiveEntry entry, InputStream content, LayerFolder folder)
      throws IOException {
    if (lastSegment(entry.getName()).startsWith(WHITEOUT)) {
      return;
    }
    if (entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO()) {
      throw new IOException(
          "the layer holds the device or pipe " + entry.getName() + "; only files can be unpacked");
    } else if (entry.isDirectory()) {
      folder.directory(entry.getName(), entry.getMode());
    } else if (entry.isSymbolicLink()) {
      folder.symbolicLink(entry.getName(), entry.getLinkName());
    } else if (entry.isLink()) {
      folder.hardLink(entry.getName(), entry.getLinkName());
    } else {
      folder.file(entry.getName(), entry.getMode(), content);
    }
  }

  private static String lastSegment(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private InputStream open() throws IOException {
    InputStream content = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
    content.mark(4);
    int first = content.read() << 8 | content.read();
    int second = content.read() << 8 | content.read();
    content.reset();
    if ((first << 16 | second) == ZSTANDARD) {
      content.close();
      throw new IOException("the layer is compressed with zstd; push it with gzip instead");
    }
    return first == GZIP ? new GZIPInputStream(content, 1 << 16) : content;
  }
}
