package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.Content;
import dev.slipway.core.evidence.ScanReport;
import dev.slipway.core.evidence.ScanReport.Finding;
import dev.slipway.core.evidence.ScanReport.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.BatchGetImageRequest;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsResponse;
import software.amazon.awssdk.services.ecr.model.FindingSeverity;
import software.amazon.awssdk.services.ecr.model.ScanNotFoundException;
import software.amazon.awssdk.services.ecr.model.ScanStatus;

class EcrScansTest {
  private static final String MEMBER = Samples.digest('e');
  private final List<DescribeImageScanFindingsResponse> pages = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();

  @Test
  void readsTheFindingsOfAllPages() {
    pages.add(page("CVE-1", FindingSeverity.HIGH).copy(r -> r.nextToken("1")));
    pages.add(page("CVE-2", FindingSeverity.LOW));
    assertThat(report(false))
        .isEqualTo(
            new ScanReport(
                State.COMPLETE,
                "COMPLETE",
                List.of(new Finding("CVE-1", "HIGH"), new Finding("CVE-2", "LOW"))));
  }

  @Test
  void readsEnhancedFindingsThatAreOpen() {
    pages.add(
        status(ScanStatus.ACTIVE)
            .copy(
                r ->
                    r.imageScanFindings(
                        f ->
                            f.enhancedFindings(
                                open ->
                                    open.severity("CRITICAL")
                                        .status("ACTIVE")
                                        .packageVulnerabilityDetails(
                                            d -> d.vulnerabilityId("CVE-3")),
                                closed -> closed.severity("CRITICAL").status("SUPPRESSED"),
                                other ->
                                    other
                                        .severity("HIGH")
                                        .status("ACTIVE")
                                        .title("A weak hash")))));
    assertThat(report(false).state()).isEqualTo(State.COMPLETE);
    assertThat(report(false).findings())
        .containsExactly(new Finding("CVE-3", "CRITICAL"), new Finding("A weak hash", "HIGH"));
  }

  @ParameterizedTest
  @CsvSource({
    "COMPLETE, COMPLETE",
    "ACTIVE, COMPLETE",
    "IN_PROGRESS, PENDING",
    "PENDING, PENDING",
    "FAILED, FAILED",
    "UNSUPPORTED_IMAGE, FAILED",
    "SCAN_ELIGIBILITY_EXPIRED, FAILED"
  })
  void knowsHowFarAScanIs(ScanStatus status, State state) {
    pages.add(status(status));
    assertThat(report(false).state()).isEqualTo(state);
    assertThat(report(false).words()).isEqualTo(status.name());
  }

  @Test
  void waitsForAScanThatWasNotBegun() {
    assertThat(report(false).state()).isEqualTo(State.PENDING);
  }

  @Test
  void looksAtTheMemberOfAnIndexThatWillRun() {
    pages.add(status(ScanStatus.COMPLETE));
    report(true);
    assertThat(asked).containsExactly(MEMBER);
  }

  private ScanReport report(boolean index) {
    return new EcrImageRegistry(new Ecr())
        .scan("slipway/backend", new Content(Samples.NEW, index), "linux/amd64");
  }

  private static DescribeImageScanFindingsResponse page(String id, FindingSeverity severity) {
    return status(ScanStatus.COMPLETE)
        .copy(
            r ->
                r.imageScanFindings(
                    f -> f.findings(finding -> finding.name(id).severity(severity))));
  }

  private static DescribeImageScanFindingsResponse status(ScanStatus status) {
    return DescribeImageScanFindingsResponse.builder()
        .imageScanStatus(s -> s.status(status))
        .build();
  }

  /** One repository, scanned as the test says. */
  private final class Ecr implements EcrClient {

    @Override
    public DescribeImageScanFindingsResponse describeImageScanFindings(
        DescribeImageScanFindingsRequest request) {
      asked.add(request.imageId().imageDigest());
      if (pages.isEmpty()) {
        throw ScanNotFoundException.builder().build();
      }
      return pages.get(request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken()));
    }

    @Override
    public BatchGetImageResponse batchGetImage(BatchGetImageRequest request) {
      String index =
          "{\"manifests\": [{\"digest\": \"%s\", \"platform\": {\"os\": \"linux\","
              + " \"architecture\": \"amd64\"}}]}";
      return BatchGetImageResponse.builder()
          .images(i -> i.imageManifest(index.formatted(MEMBER)))
          .build();
    }

    @Override
    public String serviceName() {
      return "ecr";
    }

    @Override
    public void close() {}
  }
}
