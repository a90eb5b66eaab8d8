package dev.slipway.core.gate;

import static java.util.stream.Collectors.joining;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Gates.Strictness;
import dev.slipway.core.evidence.Definition.DefinedContainer;
import dev.slipway.core.gate.Result.Passed;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether the environment of a container has a secret in plain text, where all who may describe the
 * task definition can read it. Names are told, values never.
 */
final class PlainSecretsGate implements Gate {

  @Override
  public String name() {
    return "plain-secrets";
  }

  @Override
  public Key key() {
    return Key.FORCE_WITH_REASON;
  }

  @Override
  public Result check(Circumstances at) {
    Strictness strictness = at.policy().plainSecrets();
    List<String> found =
        at.ground().definition().containers().stream().flatMap(PlainSecretsGate::in).toList();
    return found.isEmpty() && strictness != Strictness.IGNORE
        ? new Passed("No environment value looks like a secret.")
        : Result.found(cause(found), strictness);
  }

  private static Stream<String> in(DefinedContainer container) {
    return container.variables().plain().entrySet().stream()
        .flatMap(
            each ->
                SecretShape.of(each.getKey(), each.getValue())
                    .map(
                        shape ->
                            "%s of container %s (%s)"
                                .formatted(each.getKey(), container.name(), shape))
                    .stream())
        .sorted();
  }

  private static Cause cause(List<String> found) {
    return new Cause(
        CauseCode.PLAIN_SECRET,
        "In plain text stands what looks like a secret: "
            + found.stream().collect(joining(", "))
            + ".",
        found,
        "Move it to Secrets Manager or SSM and name it under the container's secrets;"
            + " then change it, since it has been readable.");
  }
}
