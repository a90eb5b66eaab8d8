package dev.slipway.fake;

import dev.slipway.core.evidence.Definition;
import dev.slipway.port.TaskDefinitions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Revisions by ARN; a copy is what the test says it is. */
public final class FakeTaskDefinitions implements TaskDefinitions {
  private final Map<String, Revision> revisions = new HashMap<>();
  private final Map<String, Copy> copies = new HashMap<>();
  private final List<String> sources = new ArrayList<>();
  private Definition details = new Definition("", Optional.empty(), "linux/amd64", List.of());
  private Copy copy = new Copy.Refused("the test set no copy");

  public FakeTaskDefinitions with(String arn, boolean active, String image) {
    revisions.put(arn, new Revision(arn, active, Map.of("backend", image)));
    return this;
  }

  public FakeTaskDefinitions with(String arn, Map<String, String> images) {
    revisions.put(arn, new Revision(arn, true, images));
    return this;
  }

  public void withContainer(String arn, String container) {
    revisions.put(arn, new Revision(arn, true, Map.of(container, "image")));
  }

  public void copies(Copy result) {
    copy = result;
  }

  /** The copy of this revision, whatever the others are. */
  public void copies(String source, Copy result) {
    copies.put(source, result);
  }

  /** The revisions that were copied. */
  public List<String> sources() {
    return sources;
  }

  @Override
  public Optional<Revision> find(String arn) {
    return Optional.ofNullable(revisions.get(arn));
  }

  /** What {@link #details} tells of every revision; its ARN is the one that is asked for. */
  public void details(Definition value) {
    details = value;
  }

  @Override
  public Definition details(String arn) {
    return new Definition(arn, details.memory(), details.platform(), details.containers());
  }

  @Override
  public Copy copy(Wish wish) {
    sources.add(wish.source());
    return copies.getOrDefault(wish.source(), copy);
  }

  private static String change(String container, @Nullable String from, String to) {
    return "container %s, image: %s → %s".formatted(container, from, to);
  }

  /** Tells of the images alone, whatever the copy would be. */
  @Override
  public Preview preview(Wish wish) {
    Map<String, String> present = revisions.get(wish.source()).images();
    List<String> changes =
        wish.images().entrySet().stream()
            .filter(each -> !each.getValue().equals(present.get(each.getKey())))
            .map(each -> change(each.getKey(), present.get(each.getKey()), each.getValue()))
            .toList();
    return switch (copies.getOrDefault(wish.source(), copy)) {
      case Copy.Registered registered -> new Preview(changes, Optional.empty(), Optional.empty());
      case Copy.Reused reused -> new Preview(changes, Optional.of(reused.arn()), Optional.empty());
      case Copy.Refused refused ->
          new Preview(changes, Optional.empty(), Optional.of(refused.why()));
    };
  }
}
