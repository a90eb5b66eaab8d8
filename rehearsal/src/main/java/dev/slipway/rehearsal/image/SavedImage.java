package dev.slipway.rehearsal.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The archive {@code docker save} writes since Docker 25: an OCI image layout in a tar. */
record SavedImage(Path archive) {

  /** The only entries taken; none of them can lead out of the folder they are written to. */
  private static final Pattern WANTED =
      Pattern.compile("oci-layout|index\\.json|blobs/sha256/[0-9a-f]{64}");

  /**
   * Writes the layout into the folder.
   *
   * @throws ImageRefused when the archive is no such image
   */
  OciLayout extract(Path folder) {
    try (TarArchiveInputStream entries =
        new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
      Files.createDirectories(folder.resolve("blobs/sha256"));
      for (TarArchiveEntry entry = entries.getNextEntry();
          entry != null;
          entry = entries.getNextEntry()) {
        if (WANTED.matcher(entry.getName()).matches()) {
          Files.copy(entries, folder.resolve(entry.getName()), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new ImageRefused("cannot read " + archive + " as a tar archive", e);
    }
    if (!OciLayout.isLayout(folder)) {
      throw new ImageRefused(
          archive
              + " is no OCI image; save it with Docker 25 or newer, or with skopeo as"
              + " oci-archive");
    }
    return new OciLayout(folder);
  }
}
