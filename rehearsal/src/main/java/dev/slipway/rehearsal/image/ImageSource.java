package dev.slipway.rehearsal.image;

import dev.slipway.rehearsal.image.ImageBuilder.Built;
import dev.slipway.rehearsal.image.ImageBuilder.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes a pushable image of whatever a person points at. The image is good until this is closed.
 */
public final class ImageSource implements AutoCloseable {

  private final ImageBuilder builder = new ImageBuilder();
  private final List<Path> temporary = new ArrayList<>();

  /**
   * The image in a folder with a Dockerfile, in an OCI image layout, or in a saved archive.
   *
   * @param order its folder may be any of these; the rest counts for a Dockerfile only
   * @throws ImageRefused when it is none of them
   */
  public Built open(Order order) {
    Path path = order.folder();
    if (Files.isRegularFile(path)) {
      return new Built(new SavedImage(path).extract(temporaryFolder()).image(), List.of());
    }
    if (OciLayout.isLayout(path)) {
      return new Built(new OciLayout(path).image(), List.of());
    }
    return builder.build(order);
  }

  @Override
  public void close() {
    temporary.forEach(ImageSource::delete);
  }

  private Path temporaryFolder() {
    try {
      Path folder = Files.createTempDirectory("slipway-image-");
      temporary.add(folder);
      return folder;
    } catch (IOException e) {
      throw new ImageRefused("cannot create a temporary folder: " + e.getMessage(), e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> content = Files.walk(folder)) {
      for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new ImageRefused("cannot remove the temporary folder " + folder, e);
    }
  }
}
