package dev.slipway.rehearsal.operate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.operate.Attempt;
import dev.slipway.rehearsal.operate.Golden;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class DeploymentReportTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Period MONTH = Period.last(30, NOW);

  @Test
  void tellsHowDeploymentsGo() {
    Golden.check("report.txt", report().text());
  }

  @Test
  void writesHowDeploymentsGoForScripts() {
    Golden.check("report.json", report().json());
  }

  @Test
  void drawsHowDeploymentsGo() {
    Golden.check("report.html", report().html());
  }

  @Test
  void tellsOfOneServiceWithoutASum() {
    assertThat(of("backend", List.of(Told.good("v1", "2026-11-20T10:00:00Z"))).text())
        .contains(
            "backend  1         0.0    0.2     -                     5 min 20 s / 5 min 20 s (1)")
        .doesNotContain("all");
  }

  @Test
  void countsServicesThatAreTooManyToName() {
    SequencedMap<String, List<Attempt>> many = new LinkedHashMap<>();
    List.of("a", "b", "c", "d").forEach(service -> many.put(service, List.of()));

    assertThat(DeploymentReport.of(MONTH, many).text())
        .startsWith("Deployments of 4 services from");
    assertThat(DeploymentReport.of(MONTH, new LinkedHashMap<>()).text())
        .startsWith("Deployments of 0 services from");
  }

  @Test
  void saysThatThereIsNothingToSay() {
    DeploymentReport report = of("backend", List.of());

    assertThat(report.text()).contains("backend  0").doesNotContain("Ends", "causes", "Overrides");
    assertThat(report.html()).contains("Deployments a day").doesNotContain("<circle");
    assertThat(Json.parse(report.json()).at("/all/failureRate").isNull()).isTrue();
  }

  @Test
  void saysHowManyAreNotRestoredYet() {
    Attempt left =
        Told.of("v1", "2026-11-23T11:00:00Z").entered("Update", 9).settled(99, "NEEDS_HUMAN");

    assertThat(of("backend", List.of(left)).text())
        .contains("1 of 1 (100 %)")
        .contains("-, 1 not yet");
  }

  @Test
  void reachesAsFarAsTheClockOfTheCloud() {
    Attempt ahead = Told.good("v1", "2026-11-29T00:00:00Z");

    assertThat(of("backend", List.of(ahead)).html()).contains("2026-11-29: 1 succeeded");
  }

  @Test
  void letsNobodyWriteMarkup() {
    Attempt attempt =
        Told.of("v1", "2026-11-20T10:00:00Z")
            .overriding("freeze", "<script>alert(\"1\")</script> & 'more'")
            .entered("Update", 20)
            .settled(320, "SUCCEEDED");

    assertThat(of("<b>", List.of(attempt)).html())
        .contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;more&#39;")
        .doesNotContain("<script", "<b>");
  }

  private static DeploymentReport of(String service, List<Attempt> attempts) {
    SequencedMap<String, List<Attempt>> all = new LinkedHashMap<>();
    all.put(service, attempts);
    return DeploymentReport.of(MONTH, all);
  }

  private static DeploymentReport report() {
    SequencedMap<String, List<Attempt>> all = new LinkedHashMap<>();
    all.put("backend", backend());
    all.put("frontend", frontend());
    return DeploymentReport.of(MONTH, all);
  }

  private static List<Attempt> backend() {
    List<Attempt> attempts = new ArrayList<>();
    for (int day = 1; day <= 22; day += 3) {
      attempts.add(
          Told.of("b" + day, "2026-11-%02dT10:00:00Z".formatted(day))
              .built(Duration.ofMinutes(7L * day))
              .entered("Update", 20)
              .settled(300 + day * 11, "SUCCEEDED"));
    }
    attempts.add(Told.bad("b90", "2026-11-05T11:00:00Z"));
    attempts.add(Told.bad("b91", "2026-11-19T11:00:00Z"));
    attempts.add(
        Told.of("b92", "2026-11-12T09:00:00Z")
            .because("ROLLBACK_FAILED")
            .entered("Update", 20)
            .entered("RollBack", 200)
            .settled(1800, "NEEDS_HUMAN"));
    attempts.add(
        Told.of("b93", "2026-11-12T12:00:00Z")
            .trigger("FORCED")
            .overriding("freeze", "the shop is down & must come back")
            .entered("Update", 12)
            .settled(260, "SUCCEEDED"));
    return attempts;
  }

  private static List<Attempt> frontend() {
    return List.of(
        Told.good("f1", "2026-11-03T08:00:00Z"),
        Told.good("f2", "2026-11-12T08:00:00Z"),
        Told.of("f3", "2026-11-12T08:30:00Z").because("HELD").settled(2, "REJECTED"),
        Told.of("f4", "2026-11-12T09:30:00Z").entered("Update", 9).settled(31, "SUPERSEDED"),
        Told.of("f2", "2026-11-14T08:00:00Z")
            .trigger("ALARM")
            .because("ALARM")
            .entered("RollBack", 4)
            .settled(94, "ROLLED_BACK"));
  }
}
