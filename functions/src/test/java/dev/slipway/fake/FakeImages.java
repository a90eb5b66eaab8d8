package dev.slipway.fake;

import dev.slipway.core.Content;
import dev.slipway.core.Image;
import dev.slipway.core.ImageProfile;
import dev.slipway.core.ImageSource;
import dev.slipway.core.evidence.ScanReport;
import dev.slipway.core.evidence.ScanReport.State;
import dev.slipway.port.ImageRegistry;
import dev.slipway.port.RetryableFault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One repository of images with at most one tag each. */
public final class FakeImages implements ImageRegistry {
  private static final String URI = "111122223333.dkr.ecr.us-east-1.amazonaws.com/";

  private final List<Image> images = new ArrayList<>();
  private boolean throttled;
  private ImageProfile profile = new ImageProfile(List.of("linux/amd64"), Map.of());
  private ScanReport scan = new ScanReport(State.COMPLETE, "COMPLETE", List.of());

  public FakeImages with(Image image) {
    images.add(image);
    return this;
  }

  /** The image is deleted. */
  public void without(String digest) {
    images.removeIf(image -> image.content().digest().equals(digest));
  }

  public void throttle() {
    throttled = true;
  }

  @Override
  public Optional<Image> find(String repository, String name) {
    look();
    return images.stream()
        .filter(
            image ->
                image.content().digest().equals(name)
                    || image.tag().filter(name::equals).isPresent())
        .findFirst();
  }

  @Override
  public Optional<Image> pushed(ImageSource source, String digest) {
    return find(source.repository(), digest)
        .map(image -> image.named(image.tag().filter(source::takes)));
  }

  @Override
  public String uriOf(String repository) {
    return URI + repository;
  }

  @Override
  public Optional<Image> newest(ImageSource source) {
    look();
    return images.stream()
        .filter(image -> image.tag().filter(source::takes).isPresent())
        .max(Comparator.comparing(Image::pushedAt));
  }

  /** What {@link #profile} tells of every image that is there. */
  public void profile(ImageProfile value) {
    profile = value;
  }

  /** What {@link #scan} tells of every image. */
  public void scan(ScanReport value) {
    scan = value;
  }

  @Override
  public Optional<ImageProfile> profile(String repository, Content content, String platform) {
    return find(repository, content.digest()).map(image -> profile);
  }

  @Override
  public ScanReport scan(String repository, Content content, String platform) {
    look();
    return scan;
  }

  private void look() {
    if (throttled) {
      throw new RetryableFault("throttled");
    }
  }
}
