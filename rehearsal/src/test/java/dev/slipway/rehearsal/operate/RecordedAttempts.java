package dev.slipway.rehearsal.operate;

import static dev.slipway.rehearsal.operate.FakeFleet.taskDefinition;
import static dev.slipway.rehearsal.operate.FakeImages.digest;
import static dev.slipway.rehearsal.operate.FakeLedgerTable.text;
import static dev.slipway.rehearsal.operate.FakeLedgerTable.texts;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The past of the operated account: the frontend went to v1 and v2, the backend to v4 and back.
 * Each attempt took three minutes and twenty seconds, driven by an execution with its image's name.
 */
final class RecordedAttempts {

  private static final String FOUND = "Container backend exits at start with code 3.";

  private final FakeLedgerTable ledger;

  private RecordedAttempts(FakeLedgerTable ledger) {
    this.ledger = ledger;
  }

  static void in(FakeLedgerTable ledger) {
    RecordedAttempts attempts = new RecordedAttempts(ledger);
    attempts.record("frontend", "f1", "09:04:00", succeeded("frontend:2", "v1"));
    attempts.record("frontend", "f2", "10:05:00", succeeded("frontend:3", "v2"));
    attempts.record("backend", "b4", "11:36:20", rolledBack());
  }

  private static Map<String, AttributeValue> succeeded(String revision, String tag) {
    return Map.of(
        "tag", text(tag),
        "trigger", text("PUSH"),
        "verdict", text("SUCCEEDED"),
        "sentence", text("The service runs " + tag + " as " + revision + "."),
        "taskDefinition", text(taskDefinition(revision)));
  }

  /** With everything that may be known of an attempt. */
  private static Map<String, AttributeValue> rolledBack() {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("tag", text("v4"));
    item.put("trigger", text("FORCED"));
    item.put("by", text("grace"));
    item.put("reason", text("the shop is down"));
    item.put("commit", text("0a1b2c3d4e5f60718293a4b5c6d7e8f901234567"));
    item.put("pusher", text("ci"));
    item.put("builtAt", text("2026-11-23T12:25:00+01:00"));
    item.put("announcedAt", text("2026-11-23T11:32:59Z"));
    item.put("gates", AttributeValue.fromL(List.of(freeze())));
    item.put("remarks", texts("Parameter /db/password changed since backend:3 proved good."));
    item.put("taskDefinition", text(taskDefinition("backend:4")));
    item.put("rollbackTarget", text(taskDefinition("backend:3")));
    item.put("rungs", AttributeValue.fromL(List.of(rung())));
    item.put("verdict", text("ROLLED_BACK"));
    item.put("sentence", text(FOUND + " Rolled back to backend:3."));
    item.put(
        "cause",
        AttributeValue.fromM(
            Map.of(
                "code", text("EXITS_AT_START"),
                "sentence", text(FOUND),
                "evidence", texts("Essential container in task exited"),
                "nextStep", text("Read the container's log."))));
    return item;
  }

  private static AttributeValue freeze() {
    return AttributeValue.fromM(
        Map.of(
            "gate", text("freeze"),
            "standing", text("OVERRIDDEN"),
            "sentence", text("The freeze \"weekend\" lasts until Monday.")));
  }

  private static AttributeValue rung() {
    return AttributeValue.fromM(
        Map.of(
            "rung", text("TO_PROVEN"),
            "target", text(taskDefinition("backend:3")),
            "from", text("2026-11-23T11:34:00Z"),
            "to", text("2026-11-23T11:36:20Z"),
            "result", text("ROLLED_BACK")));
  }

  private void record(String service, String start, String at, Map<String, AttributeValue> what) {
    Instant settled = Instant.parse("2026-11-23T" + at + "Z");
    String deployment = service + "-" + "0".repeat(10) + start;
    Map<String, AttributeValue> item = new HashMap<>(what);
    item.put("deployment", text(deployment));
    item.put("execution", text(FakeStates.arn("push-" + start)));
    item.put("order", text(settled.minusSeconds(202).toString()));
    item.put("image", text("slipway/" + service + "@" + digest(start)));
    item.put("digest", text(digest(start)));
    item.put("settledAt", text(settled.toString()));
    item.put("phases", AttributeValue.fromM(phases(settled, what.get("verdict").s())));
    ledger.put(service, "attempt#" + at(settled) + "#" + deployment + "#push-" + start, item);
  }

  private static Map<String, AttributeValue> phases(Instant settled, String verdict) {
    Map<String, AttributeValue> phases = new HashMap<>();
    phases.put("Accept", text(settled.minusSeconds(200).toString()));
    phases.put("Claim", text(settled.minusSeconds(199).toString()));
    phases.put("Update", text(settled.minusSeconds(195).toString()));
    phases.put("AwaitRollout", text(settled.minusSeconds(193).toString()));
    if (verdict.equals("ROLLED_BACK")) {
      phases.put("Diagnose", text(settled.minusSeconds(142).toString()));
      phases.put("RollBack", text(settled.minusSeconds(140).toString()));
    }
    return phases;
  }

  /** With three decimals, as all times in keys. */
  private static String at(Instant settled) {
    return settled.toString().replace("Z", ".000Z");
  }
}
