package dev.slipway.rehearsal.operate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A deployment that waits for approval.
 *
 * @param deployment its id
 * @param lines what is asked, and until when it can be answered
 */
public record Waiting(String deployment, List<String> lines) {

  static Waiting of(String service, Optional<Claim> claim, Optional<String> wanted) {
    Claim waiting =
        claim
            .filter(each -> each.question().isPresent())
            .orElseThrow(() -> new IllegalStateException(nothingWaits(service)));
    wanted
        .filter(deployment -> !deployment.equals(waiting.deployment()))
        .ifPresent(
            deployment -> {
              throw new IllegalStateException(another(deployment, waiting));
            });
    return new Waiting(waiting.deployment(), lines(waiting.question().orElseThrow()));
  }

  private static List<String> lines(Question question) {
    return Stream.concat(
            question.text().lines(), Stream.of("waits until " + Words.time(question.until())))
        .toList();
  }

  private static String nothingWaits(String service) {
    return "no deployment of %s waits for approval: ./slipway status %s shows what it does"
        .formatted(service, service);
  }

  private static String another(String deployment, Claim waiting) {
    return "deployment %s does not wait for approval: %s does"
        .formatted(deployment, waiting.deployment());
  }
}
