package dev.slipway.step;

import dev.slipway.core.AttachedService;
import dev.slipway.core.Attempt;
import dev.slipway.core.Ending;
import dev.slipway.core.Facts;
import dev.slipway.core.Notice;
import dev.slipway.core.Summary;
import dev.slipway.core.tell.Notices;
import java.util.Optional;

/**
 * How a request ended.
 *
 * @param attempt what went into the history; nothing of a plan, or of what never became a
 *     deployment
 */
public record Settled(Ending ending, Optional<Attempt> attempt) {

  /**
   * What is told of it.
   *
   * @param execution ARN, if it is known
   */
  public Summary summary(Facts facts, Optional<String> execution) {
    return Summary.of(facts, ending, notice(facts, execution));
  }

  private Optional<Notice> notice(Facts facts, Optional<String> execution) {
    return attempt
        .map(it -> Notices.of(it, facts.find(AttachedService.class).map(AttachedService::place)))
        .orElseGet(() -> Notices.of(ending, facts.service(), execution));
  }
}
