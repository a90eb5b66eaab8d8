package dev.slipway.infra;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a service asks of a deployment before anything moves, besides what is always asked.
 *
 * @param freezes when nothing is deployed, at most 10
 * @param scan what the image's scan must show; none is asked when empty
 * @param approvalTime how long a person may take to approve, 1 minute to 11 hours; nobody is asked
 *     when empty
 * @param plainSecrets what environment values mean that look like secrets
 * @param riskySettings what settings mean that cut connections
 */
public record Gates(
    List<Freeze> freezes,
    Optional<ScanGate> scan,
    Optional<Duration> approvalTime,
    Strictness plainSecrets,
    Strictness riskySettings) {

  /** Nothing stops a deployment; what looks like a mistake is told. */
  public static final Gates DEFAULTS =
      new Gates(List.of(), Optional.empty(), Optional.empty(), Strictness.WARN, Strictness.WARN);

  /** With a scan and a rollout before and after it, it stays below the state machine's limit. */
  static final Duration LONGEST_APPROVAL = Duration.ofHours(11);

  private static final int MOST_FREEZES = 10;

  /**
   * @throws IllegalArgumentException when a value is outside its range, with the value, the range
   *     and the fix
   */
  public Gates {
    Check.that(
        freezes.size() <= MOST_FREEZES,
        "freezes has "
            + freezes.size()
            + " entries: at most "
            + MOST_FREEZES
            + "; give one freeze several days, and take out those that are over");
    approvalTime.ifPresent(
        time -> Check.within("approvalTime", time, Duration.ofMinutes(1), LONGEST_APPROVAL));
    freezes = List.copyOf(freezes);
  }

  /** With one more freeze. */
  public Gates withFreeze(Freeze freeze) {
    return new Gates(
        Stream.concat(freezes.stream(), Stream.of(freeze)).toList(),
        scan,
        approvalTime,
        plainSecrets,
        riskySettings);
  }

  /** Default: no scan is asked for. */
  public Gates withScan(ScanGate gate) {
    return new Gates(freezes, Optional.of(gate), approvalTime, plainSecrets, riskySettings);
  }

  /** Default: nobody is asked. */
  public Gates withApproval(Duration time) {
    return new Gates(freezes, scan, Optional.of(time), plainSecrets, riskySettings);
  }

  /** Default: {@link Strictness#WARN}. */
  public Gates withPlainSecrets(Strictness strictness) {
    return new Gates(freezes, scan, approvalTime, strictness, riskySettings);
  }

  /** Default: {@link Strictness#WARN}. */
  public Gates withRiskySettings(Strictness strictness) {
    return new Gates(freezes, scan, approvalTime, plainSecrets, strictness);
  }

  /** The fields of the service's record. */
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (!freezes.isEmpty()) {
      fields.put("freezes", freezes.stream().map(Freeze::fields).toList());
    }
    scan.ifPresent(gate -> fields.put("scan", gate.fields()));
    approvalTime.ifPresent(time -> fields.put("approvalTimeSeconds", time.toSeconds()));
    fields.put("plainSecrets", plainSecrets.name());
    fields.put("riskySettings", riskySettings.name());
    return fields;
  }
}
