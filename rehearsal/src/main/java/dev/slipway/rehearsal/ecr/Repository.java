package dev.slipway.rehearsal.ecr;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One repository: its images by digest and the tags that point at them. */
final class Repository {

  private final String name;
  private final Instant createdAt;
  private final Map<Digest, StoredImage> images = new LinkedHashMap<>();
  private final Map<String, Digest> tags = new LinkedHashMap<>();
  private RepositorySettings settings;

  Repository(String name, Instant createdAt, RepositorySettings settings) {
    this.name = name;
    this.createdAt = createdAt;
    this.settings = settings;
  }

  String name() {
    return name;
  }

  Instant createdAt() {
    return createdAt;
  }

  synchronized RepositorySettings settings() {
    return settings;
  }

  synchronized void change(RepositorySettings changed) {
    settings = changed;
  }

  /**
   * Keeps the image and points the tag at it. An image that is there already keeps its push time.
   *
   * @return false when the tag is taken and may not move, not even to the digest it points at: ECR
   *     refuses that too (containers-roadmap issue 2179, read 2026-11)
   */
  synchronized boolean put(StoredImage image, Optional<String> tag) {
    if (tag.filter(this::isTaken).isPresent()) {
      return false;
    }
    images.putIfAbsent(image.digest(), image);
    tag.ifPresent(name -> tags.put(name, image.digest()));
    return true;
  }

  synchronized Optional<StoredImage> find(String tagOrDigest) {
    return Optional.ofNullable(tags.get(tagOrDigest))
        .or(() -> Optional.of(tagOrDigest).filter(Digest::isDigest).map(Digest::new))
        .flatMap(digest -> Optional.ofNullable(images.get(digest)));
  }

  /** All images in the order they were first pushed. */
  synchronized Collection<StoredImage> images() {
    return List.copyOf(images.values());
  }

  synchronized List<String> tags() {
    return tags.keySet().stream().sorted().toList();
  }

  synchronized List<String> tags(Digest digest) {
    return tags.entrySet().stream()
        .filter(tag -> tag.getValue().equals(digest))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Removes the image and every tag that points at it. */
  synchronized void remove(Digest digest) {
    images.remove(digest);
    tags.values().removeIf(digest::equals);
  }

  /** Removes a tag, and with its last tag the image (ECR API, BatchDeleteImage, read 2026-11). */
  synchronized void remove(String tag) {
    Optional.ofNullable(tags.remove(tag))
        .filter(digest -> tags(digest).isEmpty())
        .ifPresent(images::remove);
  }

  private boolean isTaken(String tag) {
    return tags.containsKey(tag) && settings.isImmutable(tag);
  }
}
