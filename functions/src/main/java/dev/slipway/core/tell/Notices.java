package dev.slipway.core.tell;

import dev.slipway.core.Attempt;
import dev.slipway.core.Deployment;
import dev.slipway.core.End;
import dev.slipway.core.Ending;
import dev.slipway.core.Notice;
import dev.slipway.core.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The end of a request in words that can be read on a phone. No-ops are not told, nor what whoever
 * asked for it sees at once.
 */
public final class Notices {
  private static final Set<End> UNTOLD =
      Set.of(End.NOTHING_TO_DO, End.SUPERSEDED, End.PLANNED, End.ANSWERED);

  private Notices() {}

  /**
   * The notice of a deployment's end.
   *
   * @param place where it went, if that is known
   */
  public static Optional<Notice> of(Attempt attempt, Optional<Place> place) {
    Deployment deployment = attempt.deployment();
    boolean back = deployment.trigger().goesBack();
    Headline headline = new Headline(deployment.service(), deployment.image().label(), back);
    return told(attempt.ending(), headline, new Particulars(attempt, place).paragraphs());
  }

  /**
   * The notice of a request that never became a deployment.
   *
   * @param service its name, if there is such a service
   * @param execution ARN, if it is known
   */
  public static Optional<Notice> of(
      Ending ending, Optional<String> service, Optional<String> execution) {
    Headline headline = new Headline(service.orElse("Slipway"), "a request", false);
    List<String> link =
        execution.map(arn -> "Execution: " + Links.execution(arn)).stream().toList();
    return told(ending, headline, link);
  }

  private static Optional<Notice> told(Ending ending, Headline headline, List<String> more) {
    return UNTOLD.contains(ending.end())
        ? Optional.empty()
        : Optional.of(new Notice(headline.of(ending), text(ending, more)));
  }

  private static String text(Ending ending, List<String> more) {
    List<String> all = new ArrayList<>(List.of(ending.sentence()));
    ending.cause().map(Because::paragraphs).ifPresent(all::addAll);
    all.addAll(more);
    return String.join("\n\n", all);
  }
}
