package dev.slipway.core.gate;

import static java.util.stream.Collectors.joining;

import dev.slipway.core.Deployment;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.Forecast;
import dev.slipway.core.Forecast.Surge;
import dev.slipway.core.GateResult;
import dev.slipway.core.GateResult.Standing;
import dev.slipway.core.Image;
import dev.slipway.core.Proven;
import dev.slipway.core.Question;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plan as people read it.
 *
 * @param wayBack where a rollback would go
 */
public record Outline(Deployment deployment, Forecast forecast, Optional<Proven> wayBack) {
  /** SNS API, Publish, read 2026-11. */
  private static final int LONGEST_SUBJECT = 100;

  /** What would become of the deployment if it ended before anything moved. */
  public static Ending of(Deployment deployment, Ending ending) {
    String label = deployment.image().label();
    String sentence =
        switch (ending.end()) {
          case REJECTED -> label + " would be rejected: " + ending.sentence();
          case NOTHING_TO_DO -> "Nothing would be done: " + ending.sentence();
          case NEVER_STARTED -> label + " would not be started: " + ending.sentence();
          case SUCCEEDED,
              PLANNED,
              SHADOWED,
              ANSWERED,
              HELD,
              SUPERSEDED,
              ROLLED_BACK,
              ROLLED_BACK_BY_ECS,
              STOPPED,
              NEEDS_HUMAN ->
              label + " would end " + ending.end() + ": " + ending.sentence();
        };
    return new Ending(End.PLANNED, sentence, ending.cause());
  }

  /** What the deployment would do. */
  public Ending ending(Optional<String> underWay) {
    Stream<String> all =
        Stream.of(
                Optional.of(
                    "%s would be rolled out to %s."
                        .formatted(deployment.image().label(), deployment.service())),
                underWay.map(other -> "It would take over from " + other + ", which is under way."),
                Optional.of(tasks()),
                duration(),
                Optional.of(back()),
                attention())
            .flatMap(Optional::stream);
    return new Ending(End.PLANNED, all.collect(joining(" ")), Optional.empty());
  }

  /** What a person is asked; no answer until then is a refusal. */
  public Question question(Instant until) {
    Image image = deployment.image();
    String asked = "Deploy " + image.label() + " to " + deployment.service() + "?";
    String subject =
        asked.length() <= LONGEST_SUBJECT ? asked : "Deploy to " + deployment.service() + "?";
    return new Question(until, subject, text(asked, until));
  }

  private String text(String asked, Instant until) {
    return Stream.of(
            Stream.of(asked, "Image: " + deployment.image().reference()),
            titled("Changes", forecast.changes().stream()),
            titled("Gates", told()),
            Stream.of("", tasks()),
            duration().stream(),
            Stream.of(back(), "", "Answer until " + until + ": " + answer("approve") + " or"),
            Stream.of(answer("refuse") + "; no answer refuses it."))
        .flatMap(each -> each)
        .collect(joining("\n"));
  }

  private String answer(String word) {
    return "{\"service\":\"%s\",\"%s\":\"%s\"}"
        .formatted(deployment.service(), word, deployment.id());
  }

  private static Stream<String> titled(String title, Stream<String> lines) {
    return Stream.concat(Stream.of("", title + ":"), lines.map(line -> "- " + line));
  }

  /** Gates that have nothing to ask are not told of. */
  private Stream<String> told() {
    return forecast.gates().stream()
        .filter(gate -> gate.standing() != Standing.SKIPPED)
        .map(gate -> gate.gate() + " " + gate.standing() + ": " + gate.sentence());
  }

  private String tasks() {
    Surge surge = forecast.surge();
    String more =
        surge.moreThanNow() == 0 ? "no more than now" : surge.moreThanNow() + " more than now";
    String free = surge.freeAddresses().map(each -> free(each, surge.moreThanNow())).orElse("");
    return "At its height there are at most %d tasks, %s%s."
        .formatted(surge.mostTasks(), more, free);
  }

  private static String free(int addresses, int needed) {
    return " (" + (addresses < needed ? "only " : "") + addresses + " addresses are free)";
  }

  private Optional<String> duration() {
    return forecast
        .duration()
        .map(
            time ->
                "It takes about %s, as the last %s did."
                    .formatted(
                        Spans.told(time),
                        forecast.samples() == 1
                            ? "rollout"
                            : forecast.samples() + " proven rollouts"));
  }

  private String back() {
    return wayBack
        .map(to -> "A rollback goes to %s (%s).".formatted(to.shortName(), to.label()))
        .orElse("There is nothing yet that a rollback could go to.");
  }

  private Optional<String> attention() {
    List<GateResult> loud =
        forecast.gates().stream()
            .filter(
                gate ->
                    gate.standing() == Standing.WARNED || gate.standing() == Standing.OVERRIDDEN)
            .toList();
    return loud.isEmpty()
        ? Optional.empty()
        : Optional.of(
            loud.stream()
                .map(gate -> gate.gate() + ": " + gate.sentence())
                .collect(joining(" ", "To know: ", "")));
  }
}
