package dev.slipway.core.cause;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The program listens on another port than the one that is asked. */
final class WrongPort implements Refinement {
  private static final Pattern LISTENING =
      Pattern.compile("(?i)listen\\w*\\b.{0,80}?(?:port\\W{1,4}|:|\\bon )(\\d{2,5})\\b");

  @Override
  public Optional<Cause> refine(Findings found) {
    return TargetCheck.of(found)
        .filter(check -> NoConnection.isTold(found))
        .flatMap(check -> told(found, check.port()).or(() -> defined(found, check.port())));
  }

  private static Optional<Cause> told(Findings found, int asked) {
    return found.log().stream()
        .flatMap(line -> LISTENING.matcher(line).results())
        .map(match -> Integer.parseInt(match.group(1)))
        .filter(port -> port != asked)
        .findFirst()
        .map(
            port ->
                cause(
                    "Container %s listens on port %d, and port %d is asked for its health."
                        .formatted(found.subject().container(), port, asked)));
  }

  private static Optional<Cause> defined(Findings found, int asked) {
    return found
        .container()
        .filter(container -> !container.ports().isEmpty() && !container.ports().contains(asked))
        .map(
            container ->
                cause(
                    "Port %d is asked for its health, and container %s has port %s."
                        .formatted(asked, container.name(), ports(container.ports()))));
  }

  private static String ports(List<Integer> ports) {
    return ports.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static Cause cause(String sentence) {
    return new Cause(
        CauseCode.PORT_MISMATCH,
        sentence,
        List.of(),
        "Let the program listen on the port that the target group asks, or change the check.");
  }
}
