package dev.slipway.rehearsal.operate.report;

import dev.slipway.rehearsal.operate.Attempt;
import dev.slipway.rehearsal.operate.report.LeadTimes.LeadTime;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What there is to report of one service, or of several together.
 *
 * @param name the service's name, or a word for all
 * @param attempts all that ended in the period
 */
record ServiceReport(
    String name, List<Attempt> attempts, List<Change> changes, List<LeadTime> leadTimes) {

  static ServiceReport of(String service, List<Attempt> attempts) {
    List<Change> changes = Changes.of(attempts);
    return new ServiceReport(service, attempts, changes, LeadTimes.of(changes));
  }

  /** Several together; a change is still judged by what happened to its own service. */
  static ServiceReport of(String name, Stream<ServiceReport> parts) {
    List<ServiceReport> services = parts.toList();
    return new ServiceReport(
        name,
        all(services, ServiceReport::attempts),
        all(services, ServiceReport::changes),
        all(services, ServiceReport::leadTimes));
  }

  Measures measures(Period period) {
    return Measures.of(changes, leadTimes, period);
  }

  private static <T> List<T> all(
      List<ServiceReport> services, Function<ServiceReport, List<T>> of) {
    return services.stream().flatMap(each -> of.apply(each).stream()).toList();
  }
}
