package dev.slipway.core.cause;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The health check is answered with a code that does not pass. */
final class WrongAnswer implements Refinement {
  private static final Pattern CODE = Pattern.compile("codes: \\[(\\d+)");

  @Override
  public Optional<Cause> refine(Findings found) {
    Optional<String> code =
        CODE.matcher(TargetCheck.answers(found)).results().map(each -> each.group(1)).findFirst();
    return code.map(got -> cause(sentence(TargetCheck.of(found), got)));
  }

  private static String sentence(Optional<TargetCheck> check, String got) {
    return check
        .map(
            each ->
                "%s is answered with %s; expected %s."
                    .formatted(each.text(), got, each.group().check().codes()))
        .orElse("The load balancer's health check is answered with " + got + ".");
  }

  private static Cause cause(String sentence) {
    return new Cause(
        CauseCode.HEALTH_CHECK_ANSWER,
        sentence,
        List.of(),
        "Make the new image answer that path as before, or change the target group's check.");
  }
}
