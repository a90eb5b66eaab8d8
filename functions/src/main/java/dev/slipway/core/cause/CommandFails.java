package dev.slipway.core.cause;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A container whose command cannot be run says so, to ECS or in its log. */
final class CommandFails implements Refinement {
  private static final Pattern WORDS =
      Pattern.compile(
          "exec format error|(?:\"[^\"]*\": )?executable file not found(?: in \\$PATH)?"
              + "|exec[^;]*(?:no such file or directory|permission denied)");

  @Override
  public Optional<Cause> refine(Findings found) {
    return Stream.concat(found.log().stream(), Stream.of(found.words()))
        .flatMap(line -> WORDS.matcher(line).results())
        .map(MatchResult::group)
        .findFirst()
        .map(words -> cause(found, words));
  }

  private static Cause cause(Findings found, String words) {
    return new Cause(
        CauseCode.CANNOT_START,
        "Container %s cannot be started: %s.".formatted(found.subject().container(), words),
        List.of(),
        "Check the image's ENTRYPOINT and CMD and the CPU architecture it is built for.");
  }
}
