package dev.slipway.rehearsal.operate.report;

import dev.slipway.rehearsal.operate.Attempt;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** How the deployments of some services went in a period. */
public record DeploymentReport(Period period, List<ServiceReport> services) {

  private static final String ALL = "all";
  private static final int MOST_NAMES = 3;

  /**
   * Reports on these attempts.
   *
   * @param attempts of each service, by its name
   */
  public static DeploymentReport of(Period period, SequencedMap<String, List<Attempt>> attempts) {
    Instant last =
        attempts.values().stream()
            .flatMap(List::stream)
            .map(attempt -> attempt.timeline().settled())
            .max(Comparator.naturalOrder())
            .orElse(period.until());
    return new DeploymentReport(
        period.reaching(last),
        attempts.entrySet().stream()
            .map(each -> ServiceReport.of(each.getKey(), each.getValue()))
            .toList());
  }

  /** For people, on a terminal. */
  public String text() {
    return ReportText.of(this);
  }

  /** For scripts. */
  public String json() {
    return ReportJson.of(this);
  }

  /** For people, as a page of its own that needs nothing else. */
  public String html() {
    return ReportPage.of(this);
  }

  /** All services together. */
  ServiceReport together() {
    return ServiceReport.of(ALL, services.stream());
  }

  /** Each service, and all together where there are several. */
  private List<ServiceReport> rows() {
    return services.size() < 2
        ? services
        : Stream.concat(services.stream(), Stream.of(together())).toList();
  }

  /** What is measured, a line for each row. */
  List<List<String>> cells() {
    return rows().stream().map(row -> Cells.of(row, period)).toList();
  }

  /** Such as {@code backend and frontend}, or how many there are. */
  String subject() {
    return services.isEmpty() || services.size() > MOST_NAMES
        ? services.size() + " services"
        : String.join(" and ", services.stream().map(ServiceReport::name).toList());
  }
}
