package dev.slipway.rehearsal.operate;

import dev.slipway.rehearsal.operate.Forecast.Surge;
import java.time.Duration;

/** What a deployment would do, for scripts; {@code docs/operate.md} describes the keys. */
final class PlanJson {

  private static final int SCHEMA = 1;

  private PlanJson() {}

  static String of(Plan plan) {
    return new Written()
        .with("schema", SCHEMA)
        .with("service", plan.service())
        .with("execution", plan.execution())
        .with("refused", plan.isRefused())
        .with("verdict", plan.ending().verdict())
        .with("sentence", plan.ending().sentence())
        .with("code", plan.ending().cause().map(Cause::code))
        .with("nextStep", plan.ending().cause().map(Cause::nextStep))
        .with("forecast", plan.forecast(), PlanJson::forecast)
        .text();
  }

  private static Written forecast(Forecast forecast) {
    return new Written()
        .with("changes", forecast.changes())
        .with("gates", forecast.gates(), HistoryJson::gate)
        .with("surge", forecast.surge(), PlanJson::surge)
        .withNumber("durationSeconds", forecast.duration().map(Duration::toSeconds))
        .with("samples", forecast.samples());
  }

  private static Written surge(Surge surge) {
    return new Written()
        .with("mostTasks", surge.mostTasks())
        .with("moreThanNow", surge.moreThanNow())
        .withNumber("freeAddresses", surge.freeAddresses());
  }
}
