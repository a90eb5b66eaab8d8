package dev.slipway.port;

import dev.slipway.core.evidence.Definition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Task definition revisions. */
public interface TaskDefinitions {

  /** The revision with this ARN. */
  Optional<Revision> find(String arn);

  /** What the revision with this ARN says of its tasks. */
  Definition details(String arn);

  /** Clones a revision with another image, or finds the equal revision that exists already. */
  Copy copy(Wish wish);

  /** What {@link #copy} would do, without doing it. */
  Preview preview(Wish wish);

  /**
   * A revision as far as a plan needs it.
   *
   * @param active whether a service can be set to it
   * @param images image by container name
   */
  record Revision(String arn, boolean active, Map<String, String> images) {

    /** Whether the images of all these containers are named by this digest. */
    public boolean runs(List<String> containers, String digest) {
      return containers.stream()
          .allMatch(container -> images.getOrDefault(container, "").endsWith("@" + digest));
    }
  }

  /**
   * Which revision to clone and what to change.
   *
   * @param source ARN of the revision to clone
   * @param images what containers shall run, by container name; all others keep their image
   */
  record Wish(String source, Map<String, String> images) {

    public Wish {
      images = Map.copyOf(images);
    }

    /** The same image in each of the containers. */
    public static Wish of(String source, List<String> containers, String image) {
      return new Wish(
          source, containers.stream().collect(Collectors.toMap(each -> each, each -> image)));
    }
  }

  /**
   * What would come of a clone.
   *
   * @param changes a line for each field in which it would differ from its source
   * @param reuses ARN of the revision that already is what is wished
   * @param refused why the revision cannot be cloned without loss
   */
  record Preview(List<String> changes, Optional<String> reuses, Optional<String> refused) {}

  /** What came of a clone. */
  sealed interface Copy {

    /** A new revision. */
    record Registered(String arn) implements Copy {}

    /** A revision that already was what was wished. */
    record Reused(String arn) implements Copy {}

    /** The revision cannot be cloned without loss; nothing may be rolled out. */
    record Refused(String why) implements Copy {}
  }
}
