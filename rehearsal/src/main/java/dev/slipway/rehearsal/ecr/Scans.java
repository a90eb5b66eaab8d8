package dev.slipway.rehearsal.ecr;

import dev.slipway.rehearsal.ecr.ImagePushes.Witnesses;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.ecr.model.FindingSeverity;
import software.amazon.awssdk.services.ecr.model.ImageScanFinding;
import software.amazon.awssdk.services.ecr.model.ScanStatus;

/**
 * Basic scanning of pushed images. What a scan finds is what the image's label {@value #FINDINGS}
 * says, such as {@code CVE-2026-1=HIGH,CVE-2026-2=LOW}; how long it takes is {@value #SECONDS} (ECR
 * user guide, image-scanning-basic and ecr-eventbridge, read 2026-11).
 */
final class Scans {

  static final String FINDINGS = "dev.slipway.rehearsal.findings";

  /** Cloud time; more than anybody waits for is a scan that never ends. */
  static final String SECONDS = "dev.slipway.rehearsal.scan-seconds";

  private static final Duration USUAL = Duration.ofSeconds(20);

  private final Repositories repositories;
  private final Configurations configurations;
  private final Witnesses witnesses;
  private final Map<Subject, Scan> scans = new ConcurrentHashMap<>();

  /** An image in its repository. */
  private record Subject(Repository repository, Digest digest) {}

  /**
   * A scan that began or ended.
   *
   * @param at its end; the Unix epoch before it
   */
  record Scan(ScanStatus status, Instant at, List<ImageScanFinding> findings) {

    Scan {
      findings = List.copyOf(findings);
    }

    /** How many findings of each severity there are. */
    Map<String, Integer> counts() {
      Map<String, Integer> counts = new TreeMap<>();
      findings.forEach(finding -> counts.merge(finding.severityAsString(), 1, Integer::sum));
      return counts;
    }
  }

  Scans(Repositories repositories, Configurations configurations, Witnesses witnesses) {
    this.repositories = repositories;
    this.configurations = configurations;
    this.witnesses = witnesses;
  }

  /** The image's scan; empty when it was never scanned. */
  Optional<Scan> of(Repository repository, StoredImage image) {
    return Optional.ofNullable(scans.get(new Subject(repository, image.digest())));
  }

  /** Begins a scan if the repository wants one of every push; an index has nothing to scan. */
  void pushed(Repository repository, StoredImage image) {
    boolean wanted = repository.settings().scanOnPush() && image.manifest().config().isPresent();
    Scan begun = new Scan(ScanStatus.IN_PROGRESS, Instant.EPOCH, List.of());
    if (wanted && scans.putIfAbsent(new Subject(repository, image.digest()), begun) == null) {
      Map<String, String> labels = configurations.labels(image);
      Duration time =
          Optional.ofNullable(labels.get(SECONDS))
              .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
              .orElse(USUAL);
      List<ImageScanFinding> found = findings(labels.getOrDefault(FINDINGS, ""));
      witnesses.clock().after(time, () -> complete(repository, image, found));
    }
  }

  private void complete(Repository repository, StoredImage image, List<ImageScanFinding> found) {
    Scan scan = new Scan(ScanStatus.COMPLETE, witnesses.clock().now(), found);
    scans.put(new Subject(repository, image.digest()), scan);
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("scan-status", "COMPLETE");
    detail.put("repository-name", repository.name());
    detail.put("finding-severity-counts", scan.counts());
    detail.put("image-digest", image.digest().value());
    detail.put("image-tags", repository.tags(image.digest()));
    witnesses
        .events()
        .publish("aws.ecr", "ECR Image Scan", List.of(repositories.arn(repository)), detail);
  }

  private static List<ImageScanFinding> findings(String label) {
    return Arrays.stream(label.split(",", -1))
        .filter(finding -> !finding.isBlank())
        .map(Scans::finding)
        .toList();
  }

  private static ImageScanFinding finding(String text) {
    String[] parts = text.strip().split("=", 2);
    FindingSeverity severity = FindingSeverity.fromValue(parts[parts.length - 1]);
    if (severity == FindingSeverity.UNKNOWN_TO_SDK_VERSION) {
      throw new IllegalArgumentException(
          FINDINGS
              + ": '"
              + text
              + "' is not like CVE-2026-1=HIGH; possible are "
              + FindingSeverity.knownValues());
    }
    return ImageScanFinding.builder()
        .name(parts[0])
        .severity(severity)
        .uri("https://nvd.nist.gov/vuln/detail/" + parts[0])
        .build();
  }
}
