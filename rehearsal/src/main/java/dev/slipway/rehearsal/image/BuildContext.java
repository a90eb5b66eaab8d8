package dev.slipway.rehearsal.image;

import dev.slipway.rehearsal.image.ImageFiles.Entry;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/** The folder a Dockerfile copies from. What other stages would build must lie built in it. */
final class BuildContext {

  private final Path folder;
  private final Dockerfile dockerfile;
  private final IgnoreRules ignored;

  BuildContext(Path folder, Dockerfile dockerfile) {
    this.folder = folder;
    this.dockerfile = dockerfile;
    this.ignored = IgnoreRules.read(folder);
  }

  /**
   * The files of all copies, later ones over earlier ones.
   *
   * @throws ImageRefused when a source does not exist, or was not built yet
   */
  ImageFiles files(FinalStage stage) {
    ImageFiles files = new ImageFiles();
    for (Copy copy : stage.copies()) {
      for (String source : copy.sources()) {
        copy.from()
            .ifPresentOrElse(
                from -> copyBuilt(copy, from, source, files),
                () -> copyMatching(copy, source, files));
      }
    }
    return files;
  }

  private void copyMatching(Copy copy, String source, ImageFiles files) {
    List<Path> matching = matching(source.replaceFirst("^(\\./|/)+", ""));
    if (matching.isEmpty()) {
      throw copy.instruction().refused("there is no " + source + " in " + folder);
    }
    boolean several = matching.size() > 1;
    for (Path each : matching) {
      add(copy, each, several, files);
    }
  }

  private List<Path> matching(String source) {
    Path exact = folder.resolve(source).normalize();
    if (!source.contains("*") && !source.contains("?")) {
      return Files.exists(exact) && exact.startsWith(folder) && !isIgnored(exact)
          ? List.of(exact)
          : List.of();
    }
    PathMatcher pattern = FileSystems.getDefault().getPathMatcher("glob:" + source);
    return walk(folder).stream()
        .filter(path -> pattern.matches(folder.relativize(path)) && !isIgnored(path))
        .toList();
  }

  /** {@code .dockerignore} does not count here: a stage's output never was in the context. */
  private void copyBuilt(Copy copy, String from, String source, ImageFiles files) {
    Stage stage =
        dockerfile
            .stage(from)
            .orElseThrow(
                () ->
                    copy.instruction()
                        .refused(
                            "--from="
                                + from
                                + " is no stage of this file; other images are out of reach"));
    Path built = built(copy, stage, source);
    if (!Files.exists(built)) {
      throw copy.instruction()
          .refused("build it first: the stage '" + from + "' makes " + source + ", here " + built);
    }
    if (Files.isDirectory(built)) {
      addFolder(copy, built, walk(built), files);
    } else {
      addFile(copy, built, false, files);
    }
  }

  /**
   * A stage's working directory holds the context, so what it built lies at the same place here.
   */
  private Path built(Copy copy, Stage stage, String source) {
    return StageReading.workingDirectories(dockerfile, stage).reversed().stream()
        .filter(directory -> (source + "/").startsWith(directory.replaceFirst("/+$", "") + "/"))
        .map(directory -> folder.resolve(relative(source, directory)).normalize())
        .findFirst()
        .orElseThrow(
            () ->
                copy.instruction().refused(source + " is not below the stage's working directory"));
  }

  private static String relative(String path, String directory) {
    return path.substring(directory.replaceFirst("/+$", "").length()).replaceFirst("^/+", "");
  }

  private void add(Copy copy, Path source, boolean several, ImageFiles files) {
    if (Files.isDirectory(source)) {
      List<Path> visible = walk(source).stream().filter(path -> !isIgnored(path)).toList();
      addFolder(copy, source, visible, files);
    } else {
      addFile(copy, source, several, files);
    }
  }

  /** A folder's contents go to the destination, not the folder itself. */
  private static void addFolder(Copy copy, Path source, List<Path> content, ImageFiles files) {
    for (Path path : content) {
      if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        String name = copy.destination() + "/" + slashed(source.relativize(path));
        files.put(name, new Entry(path, copy.mode()));
      }
    }
  }

  private static void addFile(Copy copy, Path source, boolean several, ImageFiles files) {
    boolean intoFolder =
        several || copy.destination().endsWith("/") || files.hasFolder(copy.destination());
    String name = intoFolder ? copy.destination() + "/" + source.getFileName() : copy.destination();
    files.put(name, new Entry(source, copy.mode()));
  }

  private boolean isIgnored(Path path) {
    return !path.equals(folder) && ignored.hides(slashed(folder.relativize(path)));
  }

  private static List<Path> walk(Path start) {
    try (Stream<Path> paths = Files.walk(start)) {
      return paths.sorted().toList();
    } catch (IOException e) {
      throw new ImageRefused("cannot read " + start + ": " + e.getMessage(), e);
    }
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }
}
