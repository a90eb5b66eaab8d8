package dev.slipway.rehearsal.operate;

import java.util.List;
import java.util.Optional;

/**
 * One deployment that came to its end.
 *
 * @param taskDefinition the revision that was rolled out, when it came to that
 * @param rollback the way back, when there was one or would have been one
 * @param notes what was remarked before anything moved
 */
public record Attempt(
    Request request,
    Timeline timeline,
    Ending ending,
    Optional<String> taskDefinition,
    Rollback rollback,
    Notes notes) {

  /**
   * What was asked for.
   *
   * @param execution ARN of the execution that drove it
   * @param origin where its image came from
   * @param by the person who asked
   * @param reason why, in that person's words
   */
  public record Request(
      String deployment,
      String execution,
      String trigger,
      Optional<String> tag,
      String digest,
      Origin origin,
      Optional<String> by,
      Optional<String> reason) {

    /** Who stands behind it: the person who asked, else who pushed the image. */
    public Optional<String> who() {
      return by.or(origin::pusher);
    }
  }

  /** What an image's labels say of where it came from. */
  public record Origin(Optional<String> commit, Optional<String> pusher) {}

  /**
   * A way back.
   *
   * @param target the revision it went or would have gone to
   * @param rungs what was tried, in order
   */
  public record Rollback(Optional<String> target, List<Rung> rungs) {}

  /** One step of a rollback. */
  public record Rung(
      String rung,
      Optional<String> target,
      Optional<String> from,
      Optional<String> to,
      Optional<String> result) {}

  /**
   * What was remarked.
   *
   * @param gates those that did not just pass
   */
  public record Notes(List<GateResult> gates, List<String> remarks) {}

  static Attempt of(Item item) {
    return new Attempt(
        request(item),
        Timeline.of(item),
        new Ending(item.text("verdict"), item.text("sentence"), item.map("cause").map(Cause::of)),
        item.optionalText("taskDefinition"),
        new Rollback(
            item.optionalText("rollbackTarget"),
            item.maps("rungs").stream().map(Attempt::rung).toList()),
        new Notes(item.maps("gates").stream().map(GateResult::of).toList(), item.texts("remarks")));
  }

  private static Request request(Item item) {
    return new Request(
        item.text("deployment"),
        item.text("execution"),
        item.text("trigger"),
        item.optionalText("tag"),
        item.text("digest"),
        new Origin(item.optionalText("commit"), item.optionalText("pusher")),
        item.optionalText("by"),
        item.optionalText("reason"));
  }

  private static Rung rung(Item item) {
    return new Rung(
        item.text("rung"),
        item.optionalText("target"),
        item.optionalText("from"),
        item.optionalText("to"),
        item.optionalText("result"));
  }
}
