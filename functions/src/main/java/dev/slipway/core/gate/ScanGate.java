package dev.slipway.core.gate;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Gates.Scan;
import dev.slipway.core.Gates.Severity;
import dev.slipway.core.evidence.ScanReport;
import dev.slipway.core.evidence.ScanReport.Finding;
import dev.slipway.core.gate.Result.Passed;
import dev.slipway.core.gate.Result.Refused;
import dev.slipway.core.gate.Result.Skipped;
import dev.slipway.core.gate.Result.Waiting;
import dev.slipway.core.gate.Result.Warned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the registry's scan of the image is done and shows nothing that is too bad. */
final class ScanGate implements Gate {
  private static final int MOST_EVIDENCE = 20;

  @Override
  public String name() {
    return "scan";
  }

  @Override
  public Key key() {
    return Key.FORCE_WITH_REASON;
  }

  @Override
  public Result check(Circumstances at) {
    Optional<Scan> asked = at.policy().scan();
    Optional<ScanReport> report = at.candidate().scan();
    return asked.isPresent() && report.isPresent()
        ? on(asked.orElseThrow(), report.orElseThrow(), at)
        : new Skipped("No scan is asked for.");
  }

  private static Result on(Scan asked, ScanReport report, Circumstances at) {
    return switch (report.state()) {
      case COMPLETE -> judged(new Judgement(asked, report), at);
      case PENDING -> pending(asked, report, at);
      case FAILED -> new Refused(missing("%s could not be scanned.", report, at));
    };
  }

  private static Result pending(Scan asked, ScanReport report, Circumstances at) {
    Instant until = at.deployment().order().requested().plus(asked.patience());
    return at.now().isBefore(until)
        ? new Waiting("The scan of %s is not complete.".formatted(at.label()), until)
        : new Refused(missing("The scan of %s was not complete by " + until + ".", report, at));
  }

  private static Cause missing(String sentence, ScanReport report, Circumstances at) {
    return new Cause(
        CauseCode.SCAN_MISSING,
        sentence.formatted(at.label()),
        report.words().isEmpty() ? List.of() : List.of(report.words()),
        "Look at the scan settings of repository '%s' and start again; in an emergency add"
                .formatted(at.service().source().repository())
            + " \"force\":true and a \"reason\".");
  }

  /** A complete report under what the service asks. */
  private record Judgement(Scan asked, ScanReport report) {

    /** The findings that count, the worst first. */
    List<Finding> bad() {
      return Stream.of(Severity.values())
          .filter(severity -> severity.compareTo(asked.severity()) <= 0)
          .flatMap(severity -> of(severity.name()))
          .toList();
    }

    private Stream<Finding> of(String severity) {
      return report.findings().stream().filter(each -> each.severity().equals(severity));
    }
  }

  private static Result judged(Judgement judgement, Circumstances at) {
    Severity severity = judgement.asked().severity();
    List<Finding> bad = judgement.bad();
    ScanExceptions exceptions = new ScanExceptions(judgement.asked().exceptions(), at.now());
    List<Finding> open = bad.stream().filter(each -> !exceptions.cover(each)).toList();
    if (!open.isEmpty()) {
      return new Refused(refusal(open, exceptions, at));
    }
    return bad.isEmpty()
        ? new Passed("The scan found nothing of severity " + severity + " or worse.")
        : new Warned("The scan found nothing but what is accepted: " + exceptions.told(bad) + ".");
  }

  private static Cause refusal(List<Finding> open, ScanExceptions exceptions, Circumstances at) {
    Finding worst = open.getFirst();
    int others = open.size() - 1;
    String more = others == 0 ? "" : ", and " + others + " more";
    return new Cause(
        CauseCode.SCAN_FINDINGS,
        "The scan of %s found %s%s.".formatted(at.label(), exceptions.told(worst), more),
        open.stream().limit(MOST_EVIDENCE).map(exceptions::told).toList(),
        "Push an image without them, or record an exception with a reason and a day it ends;"
            + " in an emergency start with \"force\":true and a \"reason\".");
  }
}
