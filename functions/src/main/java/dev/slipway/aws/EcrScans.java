package dev.slipway.aws;

import dev.slipway.core.evidence.ScanReport;
import dev.slipway.core.evidence.ScanReport.Finding;
import dev.slipway.core.evidence.ScanReport.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsResponse;
import software.amazon.awssdk.services.ecr.model.EnhancedImageScanFinding;
import software.amazon.awssdk.services.ecr.model.ImageScanFinding;
import software.amazon.awssdk.services.ecr.model.ImageScanFindings;
import software.amazon.awssdk.services.ecr.model.ImageScanStatus;
import software.amazon.awssdk.services.ecr.model.PackageVulnerabilityDetails;
import software.amazon.awssdk.services.ecr.model.ScanNotFoundException;
import software.amazon.awssdk.services.ecr.model.ScanStatus;

/**
 * Reads the results of Amazon ECR's scans, basic and enhanced. ECR API, DescribeImageScanFindings,
 * read 2026-11.
 */
final class EcrScans {
  private static final int FINDINGS_PER_CALL = 1000;
  private static final int MOST_CALLS = 20;

  private final EcrClient ecr;

  EcrScans(EcrClient ecr) {
    this.ecr = ecr;
  }

  ScanReport report(String repository, String digest) {
    return Call.of("ecr:DescribeImageScanFindings", repository)
        .make(
            () -> {
              try {
                return report(pages(repository, digest));
              } catch (ScanNotFoundException notYet) {
                return new ScanReport(State.PENDING, "the image was not scanned", List.of());
              }
            });
  }

  private List<DescribeImageScanFindingsResponse> pages(String repository, String digest) {
    List<DescribeImageScanFindingsResponse> pages = new ArrayList<>();
    @Nullable String next = null;
    do {
      pages.add(ecr.describeImageScanFindings(request(repository, digest, next)));
      next = pages.getLast().nextToken();
    } while (next != null && pages.size() < MOST_CALLS);
    return pages;
  }

  private static DescribeImageScanFindingsRequest request(
      String repository, String digest, @Nullable String next) {
    return DescribeImageScanFindingsRequest.builder()
        .repositoryName(repository)
        .imageId(id -> id.imageDigest(digest))
        .maxResults(FINDINGS_PER_CALL)
        .nextToken(next)
        .build();
  }

  private static ScanReport report(List<DescribeImageScanFindingsResponse> pages) {
    Optional<ImageScanStatus> status = Optional.ofNullable(pages.getFirst().imageScanStatus());
    return new ScanReport(
        status.map(ImageScanStatus::status).map(EcrScans::state).orElse(State.PENDING),
        status.map(EcrScans::words).orElse(""),
        pages.stream()
            .map(DescribeImageScanFindingsResponse::imageScanFindings)
            .filter(Objects::nonNull)
            .flatMap(EcrScans::findings)
            .toList());
  }

  private static String words(ImageScanStatus status) {
    return Stream.of(status.statusAsString(), status.description())
        .filter(Objects::nonNull)
        .reduce((state, more) -> state + ": " + more)
        .orElse("");
  }

  // An enhanced scan stays active: its findings change as long as the image is there.
  private static State state(ScanStatus status) {
    return switch (status) {
      case COMPLETE, ACTIVE -> State.COMPLETE;
      case IN_PROGRESS, PENDING -> State.PENDING;
      case FAILED,
          UNSUPPORTED_IMAGE,
          SCAN_ELIGIBILITY_EXPIRED,
          FINDINGS_UNAVAILABLE,
          LIMIT_EXCEEDED,
          IMAGE_ARCHIVED,
          UNKNOWN_TO_SDK_VERSION ->
          State.FAILED;
    };
  }

  private static Stream<Finding> findings(ImageScanFindings page) {
    return Stream.concat(
        page.findings().stream().map(EcrScans::finding),
        page.enhancedFindings().stream()
            .filter(each -> !"CLOSED".equals(each.status()) && !"SUPPRESSED".equals(each.status()))
            .map(EcrScans::finding));
  }

  private static Finding finding(ImageScanFinding finding) {
    return new Finding(finding.name(), finding.severityAsString());
  }

  private static Finding finding(EnhancedImageScanFinding finding) {
    String id =
        Optional.ofNullable(finding.packageVulnerabilityDetails())
            .map(PackageVulnerabilityDetails::vulnerabilityId)
            .orElseGet(() -> Objects.requireNonNullElse(finding.title(), finding.findingArn()));
    return new Finding(id, finding.severity());
  }
}
