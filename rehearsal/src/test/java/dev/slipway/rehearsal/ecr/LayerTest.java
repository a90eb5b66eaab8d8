package dev.slipway.rehearsal.ecr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerTest {

  @TempDir Path folder;
  private Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    root = Files.createDirectories(folder.resolve("outer/root"));
  }

  @Test
  void unpacksFilesFoldersAndLinksWithTheirModes() throws IOException {
    layer(
        tar -> {
          directory(tar, "app/");
          file(tar, "app/start.sh", "#!/bin/sh", 0755);
          file(tar, "deep/down/note", "x", 0640);
          link(tar, "app/current", "start.sh", TarConstants.LF_SYMLINK);
          link(tar, "app/same", "app/start.sh", TarConstants.LF_LINK);
        });
    assertThat(root.resolve("app/start.sh")).isExecutable().hasContent("#!/bin/sh");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(root.resolve("deep/down/note"))))
        .isEqualTo("rw-r-----");
    assertThat(Files.readSymbolicLink(root.resolve("app/current"))).hasToString("start.sh");
    assertThat(Files.isSameFile(root.resolve("app/same"), root.resolve("app/start.sh"))).isTrue();
  }

  @Test
  void readsAnArchiveThatIsNotCompressed() throws IOException {
    Path archive = folder.resolve("plain.tar");
    write(Files.newOutputStream(archive), tar -> file(tar, "a", "x", 0644));
    new Layer(archive).unpack(root);
    assertThat(root.resolve("a")).hasContent("x");
  }

  @Test
  void hidesWhatALowerLayerBrought() throws IOException {
    layer(tar -> file(tar, "app/old", "x", 0644));
    layer(tar -> file(tar, "app/gone/a", "x", 0644));
    layer(
        tar -> {
          file(tar, "app/new", "y", 0644);
          file(tar, "app/.wh.gone", "", 0);
          file(tar, "app/.wh.old", "", 0);
        });
    assertThat(root.resolve("app")).isDirectoryNotContaining("glob:**/{old,gone,.wh.*}");
    assertThat(root.resolve("app/new")).exists();
  }

  @Test
  void emptiesAFolderOfLowerFilesOnly() throws IOException {
    layer(tar -> file(tar, "app/old", "x", 0644));
    layer(
        tar -> {
          file(tar, "app/new", "y", 0644);
          file(tar, "app/.wh..wh..opq", "", 0);
        });
    assertThat(root.resolve("app/old")).doesNotExist();
    assertThat(root.resolve("app/new")).exists();
  }

  @Test
  void replacesAFileByAFolderAndALinkByAFile() throws IOException {
    layer(
        tar -> {
          file(tar, "a", "x", 0644);
          file(tar, "target", "kept", 0644);
          link(tar, "b", "target", TarConstants.LF_SYMLINK);
        });
    layer(
        tar -> {
          directory(tar, "a/");
          file(tar, "b", "new", 0644);
        });
    assertThat(root.resolve("a")).isDirectory();
    assertThat(root.resolve("b")).hasContent("new");
    assertThat(root.resolve("target")).hasContent("kept");
  }

  @Test
  void keepsAbsoluteLinksInsideTheImage() throws IOException {
    layer(
        tar -> {
          file(tar, "bin/busybox", "x", 0755);
          link(tar, "usr/bin/sh", "/bin/busybox", TarConstants.LF_SYMLINK);
          link(tar, "etc/out", "/etc/passwd", TarConstants.LF_SYMLINK);
        });
    assertThat(root.resolve("usr/bin/sh").toRealPath())
        .isEqualTo(root.toRealPath().resolve("bin/busybox"));
    assertThat(Files.readSymbolicLink(root.resolve("etc/out"))).hasToString("passwd");
  }

  @Test
  void refusesEntriesThatClimbOut() {
    assertThatThrownBy(() -> layer(tar -> file(tar, "../evil", "x", 0644)))
        .hasMessageContaining("../evil lies outside");
    assertThatThrownBy(() -> layer(tar -> file(tar, "../.wh.other", "", 0)))
        .hasMessageContaining("outside");
    assertThat(folder.resolve("outer/evil")).doesNotExist();
    assertThat(root).exists();
  }

  @Test
  void refusesToReplaceTheRoot() {
    assertThatThrownBy(() -> layer(tar -> file(tar, "a/.wh...", "", 0)))
        .hasMessageContaining("root");
    assertThatThrownBy(() -> layer(tar -> link(tar, ".", "x", TarConstants.LF_SYMLINK)))
        .hasMessageContaining("root");
    assertThat(root).exists();
  }

  @Test
  void refusesLinksThatLeadOut() {
    assertThatThrownBy(() -> layer(tar -> link(tar, "a", "../../x", TarConstants.LF_SYMLINK)))
        .hasMessageContaining("leads outside");
    assertThatThrownBy(() -> layer(tar -> link(tar, "a", "../secret", TarConstants.LF_LINK)))
        .hasMessageContaining("lies outside");
  }

  @Test
  void refusesToWriteThroughALinkThatWasTurnedOutwards() throws IOException {
    assertThatThrownBy(
            () ->
                layer(
                    tar -> {
                      directory(tar, "d/e/");
                      link(tar, "x", "d/e/../..", TarConstants.LF_SYMLINK);
                      link(tar, "y", "d/../x/..", TarConstants.LF_SYMLINK);
                      file(tar, "y/evil", "x", 0644);
                    }))
        .isInstanceOf(IOException.class);
    assertThat(folder.resolve("outer/evil")).doesNotExist();
  }

  @Test
  void refusesToWriteThroughALinkToALinkOutside() throws IOException {
    Files.createSymbolicLink(root.resolve("out"), folder);
    assertThatThrownBy(() -> layer(tar -> file(tar, "out/evil", "x", 0644)))
        .hasMessageContaining("by way of a link");
    assertThat(folder.resolve("evil")).doesNotExist();
    assertThat(Files.exists(root.resolve("out"), LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  @Test
  void refusesDevicesAndZstandard() throws IOException {
    assertThatThrownBy(() -> layer(tar -> link(tar, "dev/x", "", TarConstants.LF_CHR)))
        .hasMessageContaining("dev/x");
    Path archive = folder.resolve("layer.zst");
    Files.write(archive, new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0});
    assertThatThrownBy(() -> new Layer(archive).unpack(root)).hasMessageContaining("zstd");
  }

  @FunctionalInterface
  private interface Entries {
    void write(TarArchiveOutputStream tar) throws IOException;
  }

  private void layer(Entries entries) throws IOException {
    Path archive = folder.resolve("layer.tar.gz");
    write(new GZIPOutputStream(Files.newOutputStream(archive)), entries);
    new Layer(archive).unpack(root);
  }

  private static void write(OutputStream out, Entries entries) throws IOException {
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      entries.write(tar);
    }
  }

  private static void file(TarArchiveOutputStream tar, String name, String text, int mode)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    entry.setSize(content.length);
    entry.setMode(mode);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static void directory(TarArchiveOutputStream tar, String name) throws IOException {
    tar.putArchiveEntry(new TarArchiveEntry(name));
    tar.closeArchiveEntry();
  }

  private static void link(TarArchiveOutputStream tar, String name, String target, byte type)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
    entry.setLinkName(target);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }
}
