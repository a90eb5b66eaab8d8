package dev.slipway.rehearsal.operate.report;

import dev.slipway.rehearsal.operate.Attempt;
import dev.slipway.rehearsal.operate.Written;
import java.util.List;
import java.util.Optional;

/** A report for scripts; {@code docs/report.md} describes the keys. */
final class ReportJson {

  private static final int SCHEMA = 1;
  private static final double THOUSAND = 1000;

  private ReportJson() {}

  static String of(DeploymentReport report) {
    List<Attempt> attempts = report.together().attempts();
    return new Written()
        .with("schema", SCHEMA)
        .with("from", report.period().from())
        .with("until", report.period().until())
        .with("services", report.services(), each -> service(each, report.period()))
        .with("all", Optional.of(report.together()), each -> service(each, report.period()))
        .with("ends", Tally.ends(attempts), each -> tally("verdict", each))
        .with("causes", Tally.causes(attempts), each -> tally("code", each))
        .with("overrides", Overridden.of(attempts), ReportJson::override)
        .text();
  }

  private static Written service(ServiceReport service, Period period) {
    Measures measures = service.measures(period);
    return new Written()
        .with("service", service.name())
        .with("attempts", service.attempts().size())
        .with("succeeded", measures.succeeded().count())
        .withNumber("succeededPerDay", number(measures.succeeded().perDay()))
        .withNumber("succeededPerWeek", number(measures.succeeded().perWeek()))
        .with("leadTimeFromBuild", measures.sinceBuild(), ReportJson::spread)
        .with("leadTimeFromPush", measures.sincePush(), ReportJson::spread)
        .with("began", measures.began())
        .with("failed", measures.failed())
        .withNumber("failureRate", measures.failureRate().flatMap(ReportJson::number))
        .with("timeToRestore", measures.restore(), ReportJson::spread)
        .with("notYetRestored", measures.unrestored())
        .with("timeToFail", measures.fail(), ReportJson::spread);
  }

  /** To the thousandth. */
  private static Optional<Double> number(double exact) {
    return Optional.of(Math.round(exact * THOUSAND) / THOUSAND);
  }

  private static Written spread(Spread spread) {
    return new Written()
        .with("count", spread.count())
        .with("medianSeconds", spread.median().toSeconds())
        .with("ninetiethSeconds", spread.ninetieth().toSeconds());
  }

  private static Written tally(String key, Tally tally) {
    return new Written().with(key, tally.word()).with("count", tally.count());
  }

  private static Written override(Overridden each) {
    return new Written()
        .with("deployment", each.attempt().request().deployment())
        .with("settledAt", each.attempt().timeline().settled())
        .with("by", each.attempt().request().by())
        .with("reason", each.attempt().request().reason())
        .with("gates", each.gates())
        .with("verdict", each.attempt().ending().verdict());
  }
}
