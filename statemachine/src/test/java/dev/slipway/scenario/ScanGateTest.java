package dev.slipway.scenario;

import dev.slipway.core.GateResult.Standing;
import dev.slipway.scenario.cloud.Images;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An image is deployed once its scan shows nothing that is too bad. */
class ScanGateTest {
  private static final String FINDINGS = "dev.slipway.rehearsal.findings";
  private static final String SECONDS = "dev.slipway.rehearsal.scan-seconds";

  @Test
  void aFindingThatIsTooBadIsRefused() {
    VirtualCloud cloud = scanned();
    cloud.push("backend:v2", labelled(Map.of(FINDINGS, "CVE-2026-7=CRITICAL,CVE-2026-8=HIGH")));
    cloud.advanceUntilQuiet();
    untouched(cloud)
        .cause("backend:v2", "SCAN_FINDINGS")
        .says("backend:v2", "CVE-2026-7 (CRITICAL), and 1 more")
        .notice("CVE-2026-8")
        .story("gate-scan-refused");
  }

  @Test
  void aFindingThatIsNotTooBadPasses() {
    VirtualCloud cloud = scanned();
    cloud.push("backend:v2", labelled(Map.of(FINDINGS, "CVE-2026-9=MEDIUM"))).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .updates(1)
        .story("gate-scan-passed");
  }

  @Test
  void anAcceptedFindingPasses() {
    VirtualCloud cloud = scanned(accepting("2026-11-23"));
    cloud.push("backend:v2", labelled(Map.of(FINDINGS, "CVE-2026-7=HIGH"))).advanceUntilQuiet();
    cloud.expect().ends("backend:v2", "SUCCEEDED").story("gate-scan-accepted");
  }

  @Test
  void anExpiredExceptionAcceptsNothing() {
    VirtualCloud cloud = scanned(accepting("2026-11-22"));
    cloud.push("backend:v2", labelled(Map.of(FINDINGS, "CVE-2026-7=HIGH"))).advanceUntilQuiet();
    untouched(cloud)
        .cause("backend:v2", "SCAN_FINDINGS")
        .says("backend:v2", "its exception expired on 2026-11-22")
        .story("gate-scan-exception-expired");
  }

  @Test
  void aScanThatNeverEndsIsWaitedForAndRefused() {
    VirtualCloud cloud = scanned();
    cloud.push("backend:v2", labelled(Map.of(SECONDS, "1000000"))).advanceUntilIn("ScanTime");
    cloud.advanceUntilQuiet();
    untouched(cloud).cause("backend:v2", "SCAN_MISSING").story("gate-scan-missing");
  }

  @Test
  void aScanThatComesLateIsWaitedFor() {
    VirtualCloud cloud = scanned();
    cloud.push("backend:v2", labelled(Map.of(SECONDS, "100"))).advanceUntilQuiet();
    cloud.expect().ends("backend:v2", "SUCCEEDED").live("backend:v2").story("gate-scan-late");
  }

  @Test
  void forceWithAReasonDoesNotWaitForAScan() {
    VirtualCloud cloud = scanned();
    cloud.push("backend:v2", labelled(Map.of(SECONDS, "1000000"))).advanceUntilQuiet();
    cloud.startManually(Ask.force("backend", "v2", "the shop is down"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "REJECTED", "SUCCEEDED")
        .gate("backend:v2", "scan", Standing.OVERRIDDEN, "the shop is down")
        .story("gate-scan-overridden");
  }

  /** What is too bad begins at HIGH, and two minutes are waited for a scan. */
  @SafeVarargs
  private static VirtualCloud scanned(Map<String, String>... exceptions) {
    Map<String, Object> scan =
        Map.of("severity", "HIGH", "waitSeconds", 120, "exceptions", List.of(exceptions));
    return VirtualCloud.running("backend:v1").set("backend", "scan", scan);
  }

  private static Map<String, String> accepting(String until) {
    return Map.of("id", "CVE-2026-7", "until", until, "reason", "not reachable from outside");
  }

  private static Images.Content labelled(Map<String, String> labels) {
    return new Images.Content(Behaviour.good(), "amd64", labels);
  }

  /** The second image was rejected, and nothing moved. */
  private static Expectations untouched(VirtualCloud cloud) {
    return cloud
        .expect()
        .ends("backend:v2", "REJECTED")
        .live("backend:v1")
        .calls("ecs:RegisterTaskDefinition", 0)
        .updates(0)
        .neverTells("has started");
  }
}
