package dev.slipway.rehearsal.operate;

import static dev.slipway.rehearsal.operate.FakeFleet.taskDefinition;
import static dev.slipway.rehearsal.operate.FakeImages.digest;
import static dev.slipway.rehearsal.operate.FakeLedgerTable.text;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.ssm.LocalSsm;
import dev.slipway.rehearsal.time.ManualClock;
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
    RecordedAttempts.in(ledger);
    work();
    hold();
  }

  public CloudClients clients() {
    return new CloudClients(ssm, ledger, states, fleet, images, new FakeTargetGroups(Map.of()));
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

  /** Attaches the service anew, to be looked at only. */
  void shadow(String name) {
    String record = "/slipway/services/" + name;
    put(
        record,
        ssm.value(record)
            .orElseThrow()
            .replace("{\"schema\":1", "{\"mode\":\"SHADOW\",\"schema\":1"));
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

  /** What is being deployed to the backend now waits for approval. */
  public void ask() {
    Map<String, AttributeValue> claim = new HashMap<>(ledger.get("backend", "claim"));
    claim.remove("parkedWatch");
    claim.put(
        "parkedQuestion",
        text(
            "{\"deployment\":\"backend-00000000000b3\",\"question\":{"
                + "\"until\":\"2026-11-23T13:00:00Z\",\"subject\":\"backend: deploy v3?\","
                + "\"text\":\"Deploy v3 to backend?\\nIt changes the image.\"}}"));
    ledger.put("backend", "claim", claim);
  }

  /** ECS shifts the traffic to what is being deployed to the backend. */
  void shift() {
    Map<String, AttributeValue> claim = new HashMap<>(ledger.get("backend", "claim"));
    claim.put(
        "progress",
        AttributeValue.fromM(
            Map.of(
                "serviceDeployment", text("deployment-2"),
                "stage", text("PRODUCTION_TRAFFIC_SHIFT"),
                "traffic", text("25.0"),
                "since", text("2026-11-23T12:00:00.000Z"),
                "restSeconds", AttributeValue.fromN("60"))));
    ledger.put("backend", "claim", claim);
  }

  /** Somebody answers what the backend's deployment asked. */
  void reply() {
    Map<String, AttributeValue> claim = new HashMap<>(ledger.get("backend", "claim"));
    claim.put("reply", AttributeValue.fromM(Map.of("word", text("APPROVE"))));
    ledger.put("backend", "claim", claim);
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
