package dev.slipway.core;

import dev.slipway.core.GateResult.Standing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is worth knowing about a deployment besides how it ended.
 *
 * @param profile what its image says of itself
 * @param remarks sentences that a person should know of
 * @param gates what gates said that did not just pass, and who approved
 */
public record Notes(Optional<ImageProfile> profile, List<String> remarks, List<GateResult> gates) {
  public static final Notes NONE = new Notes(Optional.empty(), List.of(), List.of());
  private static final Set<Standing> UNEVENTFUL = Set.of(Standing.PASSED, Standing.SKIPPED);

  public Notes {
    remarks = List.copyOf(remarks);
    gates = List.copyOf(gates);
  }

  /** Those that the facts hold. */
  public static Notes of(Facts facts) {
    return new Notes(
        facts.find(ImageProfile.class),
        remarks(facts),
        facts.find(Forecast.class).map(Notes::eventful).orElse(List.of()));
  }

  private static List<String> remarks(Facts facts) {
    return Stream.of(
            facts.find(Intent.class).map(Intent::remarks).orElse(List.of()),
            facts.find(Reply.class).flatMap(Reply::remark).stream().toList(),
            facts.find(ConfigurationDrift.class).map(ConfigurationDrift::remarks).orElse(List.of()))
        .flatMap(List::stream)
        .toList();
  }

  private static List<GateResult> eventful(Forecast forecast) {
    return forecast.gates().stream().filter(Notes::isEventful).toList();
  }

  private static boolean isEventful(GateResult result) {
    boolean approved = result.gate().equals("approval") && result.standing() == Standing.PASSED;
    return approved || !UNEVENTFUL.contains(result.standing());
  }
}
