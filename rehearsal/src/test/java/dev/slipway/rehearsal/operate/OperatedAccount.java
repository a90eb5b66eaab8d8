package dev.slipway.rehearsal.operate;

import static dev.slipway.rehearsal.operate.FakeFleet.taskDefinition;
import static dev.slipway.rehearsal.operate.FakeImages.digest;
import static dev.slipway.rehearsal.operate.FakeLedgerTable.text;
import static dev.slipway.rehearsal.operate.FakeLedgerTable.texts;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.ssm.LocalSsm;
import dev.slipway.rehearsal.time.ManualClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An account with two attached services. The frontend rests at v2. The backend is held; a person
 * deploys v3 all the same; v4, the newest, failed before.
 */
public final class OperatedAccount {

  static final String TOKEN = "AQCEAAAAKgAAAAMAAAAAtoken";

  private static final String CLUSTER = "arn:aws:ecs:us-east-1:111122223333:cluster/slipway";

  public final LocalSsm ssm = new LocalSsm(Account.LOCAL, new ManualClock());
  public final FakeLedgerTable ledger = new FakeLedgerTable();
  public final FakeStates states = new FakeStates();
  public final FakeFleet fleet = new FakeFleet();
  public final FakeImages images = new FakeImages();

  public OperatedAccount() {
    put("/slipway/orchestrator", orchestrator());
    attach("backend");
    attach("frontend");
    images.push("slipway/frontend", "v1", digest("f1"), "2026-11-23T09:00:00Z");
    images.push("slipway/frontend", "v2", digest("f2"), "2026-11-23T10:00:00Z");
    images.push("slipway/frontend", "nightly", digest("f3"), "2026-11-23T11:00:00Z");
    images.push("slipway/backend", "v2", digest("b2"), "2026-11-23T10:00:00Z");
    images.push("slipway/backend", "v3", digest("b3"), "2026-11-23T11:00:00Z");
    images.push("slipway/backend", "v4", digest("b4"), "2026-11-23T11:30:00Z");
    define("frontend:3", "f2");
    define("backend:3", "b2");
    define("backend:5", "b3");
    fleet.serve(service("frontend"), 2, List.of(Map.entry("frontend:3", 2)));
    fleet.serve(
        service("backend"), 2, List.of(Map.entry("backend:5", 1), Map.entry("backend:3", 2)));
    ledger.put("frontend", "proven", proven("frontend:3", "f2", "v2"));
    ledger.put("backend", "proven", proven("backend:3", "b2", "v2"));
    recordAttempts();
    work();
    hold();
  }

  public CloudClients clients() {
    return new CloudClients(ssm, ledger, states, fleet, images);
  }

  private static String orchestrator() {
    return "{\"schema\":1,\"stateMachine\":\"%s\",\"ledgerTable\":\"%s\"}"
        .formatted(FakeStates.MACHINE, FakeLedgerTable.NAME);
  }

  void put(String name, String value) {
    ssm.putParameter(of -> of.name(name).value(value).overwrite(true));
  }

  private static String service(String name) {
    return "arn:aws:ecs:us-east-1:111122223333:service/slipway/" + name;
  }

  private void attach(String name) {
    put(
        "/slipway/services/" + name,
        """
        {"schema":1,"name":"%1$s","cluster":"%2$s","service":"%3$s","container":"%1$s",
         "repository":"slipway/%1$s","tagPattern":"v*"}
        """
            .formatted(name, CLUSTER, service(name)));
  }

  private void define(String revision, String start) {
    String name = revision.substring(0, revision.indexOf(':'));
    fleet.define(
        revision,
        name,
        "111122223333.dkr.ecr.us-east-1.amazonaws.com/slipway/" + name + "@" + digest(start));
  }

  private static Map<String, AttributeValue> proven(String revision, String start, String tag) {
    AttributeValue generation =
        AttributeValue.fromM(
            Map.of(
                "taskDefinition", text(taskDefinition(revision)),
                "digest", text(digest(start)),
                "index", AttributeValue.fromBool(false),
                "tag", text(tag),
                "since", text("2026-11-23T10:05:00Z"),
                "by", text(revision.substring(0, revision.indexOf(':')) + "-000000000002")));
    return Map.of("generations", AttributeValue.fromL(List.of(generation)));
  }

  private void recordAttempts() {
    record("frontend", "f1", "09:04:00", Map.of("tag", text("v1")), succeeded("frontend:2", "v1"));
    record("frontend", "f2", "10:05:00", Map.of("tag", text("v2")), succeeded("frontend:3", "v2"));
    record(
        "backend",
        "b4",
        "11:36:20",
        Map.of(
            "tag", text("v4"),
            "taskDefinition", text(taskDefinition("backend:4")),
            "rollbackTarget", text(taskDefinition("backend:3")),
            "rungs", AttributeValue.fromL(List.of(rung()))),
        rolledBack());
  }

  private static Map<String, AttributeValue> succeeded(String revision, String tag) {
    return Map.of(
        "verdict", text("SUCCEEDED"),
        "sentence", text("The service runs " + tag + " as " + revision + "."),
        "taskDefinition", text(taskDefinition(revision)));
  }

  private static Map<String, AttributeValue> rolledBack() {
    String sentence = "Container backend exits at start with code 3.";
    return Map.of(
        "verdict", text("ROLLED_BACK"),
        "sentence", text(sentence + " Rolled back to backend:3."),
        "cause",
            AttributeValue.fromM(
                Map.of(
                    "code", text("EXITS_AT_START"),
                    "sentence", text(sentence),
                    "evidence", texts("Essential container in task exited"),
                    "nextStep", text("Read the container's log."))));
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

  /**
   * An attempt that took three minutes and twenty seconds, driven by the execution of its image.
   */
  private void record(
      String service,
      String start,
      String at,
      Map<String, AttributeValue> what,
      Map<String, AttributeValue> end) {
    Instant settled = Instant.parse("2026-11-23T" + at + "Z");
    String deployment = service + "-" + "0".repeat(10) + start;
    Map<String, AttributeValue> item = new HashMap<>(what);
    item.putAll(end);
    item.put("deployment", text(deployment));
    item.put("execution", text(FakeStates.arn("push-" + start)));
    item.put("trigger", text("PUSH"));
    item.put("order", text(settled.toString()));
    item.put("image", text("slipway/" + service + "@" + digest(start)));
    item.put("digest", text(digest(start)));
    item.put("settledAt", text(settled.toString()));
    item.put(
        "phases",
        AttributeValue.fromM(
            Map.of(
                "Accept", text(settled.minusSeconds(200).toString()),
                "Claim", text(settled.minusSeconds(199).toString()))));
    ledger.put(service, "attempt#" + settled + "#" + deployment, item);
  }

  private void work() {
    ledger.put(
        "backend",
        "claim",
        Map.of(
            "deployment", text("backend-00000000000b3"),
            "owner", text(FakeStates.arn("cli-deploy")),
            "fence", AttributeValue.fromN("7"),
            "held", AttributeValue.fromBool(true),
            "parkedToken", text(TOKEN),
            "parkedWatch", text("{}"),
            "request",
                text(
                    "{\"image\":{\"tag\":\"v3\",\"content\":{\"digest\":\"%s\"}}}"
                        .formatted(digest("b3")))));
    states
        .run("cli-deploy")
        .entered("Update", "2026-11-23T11:59:00Z")
        .entered("AwaitRollout", "2026-11-23T11:59:02Z")
        .entered("AwaitRollout", "2026-11-23T12:00:02Z");
  }

  private void hold() {
    ledger.put(
        "backend",
        "hold",
        Map.of(
            "reason", text("the database moves"),
            "by", text(FakeStates.arn("cli-hold")),
            "since", text("2026-11-23T11:40:00Z")));
    ledger.put(
        "backend",
        "quarantine#" + digest("b4"),
        Map.of(
            "deployment", text("backend-00000000000b4"),
            "code", text("EXITS_AT_START"),
            "sentence", text("Container backend exits at start with code 3."),
            "since", text("2026-11-23T11:36:20Z")));
  }
}
