package dev.slipway.rehearsal.ecr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsResponse;
import software.amazon.awssdk.services.ecr.model.ImageScanFinding;
import software.amazon.awssdk.services.ecr.model.LayersNotFoundException;
import software.amazon.awssdk.services.ecr.model.ScanNotFoundException;
import software.amazon.awssdk.services.ecr.model.ScanStatus;

/** What ECR tells of an image beyond its manifest. */
class ImageContentsTest {

  private static final String NAME = "slipway/backend";

  @TempDir Path folder;
  private LocalRegistry registry;
  private EcrClient ecr;

  @BeforeEach
  void start() {
    registry = new LocalRegistry(folder);
    ecr = registry.client();
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void givesTheConfigurationToDownloadWithoutCredentials() throws IOException {
    repository(false);
    Digest config = push("v1", "{}");

    String url =
        ecr.getDownloadUrlForLayer(of -> of.repositoryName(NAME).layerDigest(config.value()))
            .downloadUrl();

    assertThat(url).startsWith("http://");
    try (InputStream content = URI.create(url).toURL().openStream()) {
      assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("{\"config\":{\"Labels\":{}}}");
    }
  }

  @Test
  void givesNoLayerThatNoImageOfTheRepositoryHas() throws IOException {
    repository(false);
    Digest alone = registry.registry().keep(new byte[] {1});

    assertThatThrownBy(
            () ->
                ecr.getDownloadUrlForLayer(
                    of -> of.repositoryName(NAME).layerDigest(alone.value())))
        .isInstanceOf(LayersNotFoundException.class);
  }

  @Test
  void scansWhatIsPushedAndTellsWhatItFound() throws IOException {
    repository(true);
    push("v1", "{\"dev.slipway.rehearsal.findings\":\"CVE-2026-1=HIGH,CVE-2026-2=LOW\"}");
    assertThat(findings("v1").imageScanStatus().status()).isEqualTo(ScanStatus.IN_PROGRESS);
    assertThat(findings("v1").imageScanFindings()).isNull();

    registry.clock().advance(Duration.ofSeconds(20));

    DescribeImageScanFindingsResponse found = findings("v1");
    assertThat(found.imageScanStatus().status()).isEqualTo(ScanStatus.COMPLETE);
    assertThat(found.imageScanFindings().findings())
        .extracting(ImageScanFinding::name)
        .containsExactly("CVE-2026-1", "CVE-2026-2");
    assertThat(found.imageScanFindings().findingSeverityCountsAsStrings())
        .isEqualTo(Map.of("HIGH", 1, "LOW", 1));
    assertThat(registry.events().getLast().toString())
        .contains("detail-type=ECR Image Scan")
        .contains("scan-status=COMPLETE")
        .contains("finding-severity-counts={HIGH=1, LOW=1}")
        .contains("image-tags=[v1]");
  }

  @Test
  void scansForAsLongAsTheImageSays() throws IOException {
    repository(true);
    push("v1", "{\"dev.slipway.rehearsal.scan-seconds\":\"600\"}");

    registry.clock().advance(Duration.ofSeconds(599));

    assertThat(findings("v1").imageScanStatus().status()).isEqualTo(ScanStatus.IN_PROGRESS);
    registry.clock().advance(Duration.ofSeconds(1));
    assertThat(findings("v1").imageScanStatus().status()).isEqualTo(ScanStatus.COMPLETE);
  }

  @Test
  void scansNothingWhereTheRepositoryWantsNone() throws IOException {
    repository(false);
    push("v1", "{}");

    assertThatThrownBy(() -> findings("v1"))
        .isInstanceOf(ScanNotFoundException.class)
        .hasMessageContaining("Image scan does not exist for the image");
  }

  private void repository(boolean scanOnPush) throws IOException {
    registry.create(
        "{\"RepositoryName\": \"slipway/backend\", \"ImageScanningConfiguration\": {\"ScanOnPush\": %s}}"
            .formatted(scanOnPush));
  }

  /** Pushes an image with these labels; gives its configuration's digest. */
  private Digest push(String tag, String labels) {
    byte[] config =
        "{\"config\":{\"Labels\":%s}}".formatted(labels).getBytes(StandardCharsets.UTF_8);
    Digest digest = registry.registry().keep(config);
    String manifest =
        "{\"schemaVersion\":2,\"config\":{\"digest\":\"%s\",\"size\":%d},\"layers\":[]}"
            .formatted(digest.value(), config.length);
    ecr.putImage(of -> of.repositoryName(NAME).imageTag(tag).imageManifest(manifest));
    return digest;
  }

  private DescribeImageScanFindingsResponse findings(String tag) {
    return ecr.describeImageScanFindings(
        of -> of.repositoryName(NAME).imageId(id -> id.imageTag(tag)));
  }
}
