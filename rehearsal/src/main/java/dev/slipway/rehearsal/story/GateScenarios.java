package dev.slipway.rehearsal.story;

import static dev.slipway.rehearsal.story.Deeds.approve;
import static dev.slipway.rehearsal.story.Deeds.deploy;
import static dev.slipway.rehearsal.story.Deeds.plan;
import static dev.slipway.rehearsal.story.Deeds.push;
import static dev.slipway.rehearsal.story.Deeds.refuse;
import static dev.slipway.rehearsal.story.Deeds.start;
import static dev.slipway.rehearsal.story.Deeds.until;
import static dev.slipway.rehearsal.story.Expected.ends;
import static dev.slipway.rehearsal.story.Expected.endsFor;
import static dev.slipway.rehearsal.story.Expected.isFree;
import static dev.slipway.rehearsal.story.Expected.launchesNothing;
import static dev.slipway.rehearsal.story.Expected.serves;
import static dev.slipway.rehearsal.story.Expected.servesAsBefore;
import static dev.slipway.rehearsal.story.Mishaps.set;
import static dev.slipway.rehearsal.story.Mishaps.setBack;
import static dev.slipway.rehearsal.story.Scenario.of;
import static dev.slipway.rehearsal.story.Told.notesLedger;
import static dev.slipway.rehearsal.story.Told.notices;
import static dev.slipway.rehearsal.story.Told.overrides;
import static dev.slipway.rehearsal.story.Told.plans;
import static dev.slipway.rehearsal.story.Told.writesNothing;

import java.util.List;

/** What refuses a deployment before anything moves, and what lets it pass. */
final class GateScenarios {

  private static final String FROZEN =
      "[{\"name\":\"regatta\",\"zone\":\"Europe/Berlin\",\"start\":\"2000-01-01T00:00\",\"end\":\"2100-01-01T00:00\"}]";
  private static final String SCAN = "{\"severity\":\"HIGH\",\"waitSeconds\":300}";
  private static final String ACCEPTING =
      "{\"severity\":\"HIGH\",\"waitSeconds\":300,\"exceptions\":[{\"id\":\"CVE-2026-1\",\"until\":\"2100-01-01\",\"reason\":\"Not"
          + " reachable.\"}]}";
  private static final String WHY = "the tide gauge is wrong";

  private GateScenarios() {}

  static List<Scenario> all() {
    return List.of(frozen(), approval(), scan(), plainSecret(), planOnly(), shadow());
  }

  private static Scenario frozen() {
    return of(
        "frozen",
        "refused in a freeze; by force and with a reason it passes, and everybody is told",
        set("freezes", FROZEN),
        push("new"),
        endsFor("new", "REJECTED", "FROZEN"),
        launchesNothing(),
        servesAsBefore(),
        start("forced", ",\"force\":true,\"by\":\"ana\",\"reason\":\"" + WHY + "\""),
        ends("forced", "SUCCEEDED"),
        serves("new"),
        overrides("forced", "freeze", WHY),
        notices("forced", WHY));
  }

  private static Scenario approval() {
    return of(
        "approval",
        "a person is asked first: the one that is approved goes out, the one refused does not",
        set("approvalTimeSeconds", "3600"),
        push("new"),
        until("new", "AwaitApproval"),
        launchesNothing(),
        notices("the question", "approve"),
        approve("the answer", "new"),
        ends("the answer", "ANSWERED"),
        ends("new", "SUCCEEDED"),
        serves("new"),
        push("other"),
        until("other", "AwaitApproval"),
        refuse("the other answer", "other"),
        ends("the other answer", "ANSWERED"),
        endsFor("other", "REJECTED", "NOT_APPROVED"),
        serves("new"),
        isFree());
  }

  private static Scenario scan() {
    return of(
        "scan",
        "findings of the image's scan refuse it, until somebody takes responsibility for them",
        set("scan", SCAN),
        push(
            "new",
            "a scan finds something in",
            Picture.labelled("dev.slipway.rehearsal.findings", "CVE-2026-1=HIGH,CVE-2026-2=LOW")),
        endsFor("new", "REJECTED", "SCAN_FINDINGS"),
        launchesNothing(),
        set("scan", ACCEPTING),
        deploy("accepted", "new", false),
        ends("accepted", "SUCCEEDED"),
        serves("new"));
  }

  private static Scenario plainSecret() {
    return of(
        "plain-secret",
        "a password in plain text refuses a deployment where the policy says so",
        set("plainSecrets", "\"REFUSE\""),
        push("new"),
        endsFor("new", "REJECTED", "PLAIN_SECRET"),
        launchesNothing(),
        setBack(),
        deploy("warned", "new", false),
        ends("warned", "SUCCEEDED"),
        serves("new"));
  }

  private static Scenario planOnly() {
    return of(
        "plan-only",
        "what would happen is told, gate by gate, and nothing is written",
        set("freezes", FROZEN),
        push("new"),
        endsFor("new", "REJECTED", "FROZEN"),
        setBack(),
        notesLedger(),
        plan("plan", "new"),
        ends("plan", "PLANNED"),
        plans("plan"),
        writesNothing(),
        launchesNothing(),
        servesAsBefore(),
        isFree());
  }

  private static Scenario shadow() {
    return of(
        "shadow",
        "a service in shadow is told what a push would have done, and stays as it is",
        set("mode", "\"SHADOW\""),
        push("new"),
        ends("new", "SHADOWED"),
        notices("new", "would be rolled out"),
        launchesNothing(),
        servesAsBefore(),
        isFree(),
        setBack(),
        deploy("out of shadow", "new", false),
        ends("out of shadow", "SUCCEEDED"),
        serves("new"));
  }
}
