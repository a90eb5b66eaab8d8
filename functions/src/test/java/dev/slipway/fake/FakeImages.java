package dev.slipway.fake;

import dev.slipway.core.Image;
import dev.slipway.core.ImageSource;
import dev.slipway.port.ImageRegistry;
import dev.slipway.port.RetryableFault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One repository of images with at most one tag each. */
public final class FakeImages implements ImageRegistry {
  private static final String URI = "111122223333.dkr.ecr.us-east-1.amazonaws.com/";

  private final List<Image> images = new ArrayList<>();
  private boolean throttled;

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

  private void look() {
    if (throttled) {
      throw new RetryableFault("throttled");
    }
  }
}
