package dev.slipway.rehearsal.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearsal.operate.Operator.Form;
import dev.slipway.rehearsal.operate.Operator.Planned;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

class PlanTest {

  private static final String GOOD =
      """
      {"verdict": "PLANNED", "sentence": "v3 would be rolled out to backend.",
       "forecast": {
         "changes": ["container backend: image v2 (sha256:b2) → v3 (sha256:b3)"],
         "gates": [{"gate": "image", "standing": "PASSED", "sentence": "v3 is in slipway/backend."},
                   {"gate": "way-back", "standing": "WARNED", "sentence": "There is one way back."}],
         "surge": {"mostTasks": 4, "moreThanNow": 2, "freeAddresses": 243},
         "duration": "PT3M20S", "samples": 12}}
      """;

  private final OperatedAccount account = new OperatedAccount();

  @Test
  void showsWhatADeploymentWouldDo() throws Exception {
    Golden.check("plan.txt", planned(GOOD, Form.TEXT).text());
  }

  @Test
  void writesWhatADeploymentWouldDoForScripts() throws Exception {
    Golden.check("plan.json", planned(GOOD, Form.JSON).text());
  }

  @Test
  void isRefusedWhenAGateRefuses() throws Exception {
    assertThat(planned(GOOD, Form.TEXT).refused()).isFalse();
    assertThat(planned(GOOD.replace("WARNED", "REFUSED"), Form.TEXT).refused()).isTrue();
    assertThat(planned(GOOD.replace("WARNED", "OVERRIDDEN"), Form.TEXT).refused()).isFalse();
  }

  @Test
  void isRefusedForACauseBeforeAnyGate() throws Exception {
    String summary =
        "{\"verdict\": \"PLANNED\", \"sentence\": \"v3 would be rejected.\", \"code\": \"HELD\"}";

    assertThat(planned(summary, Form.TEXT).refused()).isTrue();
  }

  @Test
  void isNotRefusedWhenNothingWouldBeDone() throws Exception {
    Planned planned =
        planned("{\"verdict\": \"PLANNED\", \"sentence\": \"Nothing would be done.\"}", Form.TEXT);

    assertThat(planned.refused()).isFalse();
    assertThat(planned.text()).startsWith("✓ PLANNED: Nothing would be done.\n");
  }

  @Test
  void putsLongReferencesOneAboveTheOther() throws Exception {
    String from = "registry/slipway/backend@" + FakeImages.digest("b2");
    String to = "registry/slipway/backend@" + FakeImages.digest("b3");

    Planned planned =
        planned(GOOD.replace("v2 (sha256:b2) → v3 (sha256:b3)", from + " → " + to), Form.TEXT);

    assertThat(planned.text()).contains("image " + from + "\n    → " + to + "\n");
  }

  @Test
  void leavesOutWhatIsNotKnown() throws Exception {
    Planned planned =
        planned(
            "{\"verdict\": \"PLANNED\", \"sentence\": \"Nothing moves.\", \"forecast\": {}}",
            Form.TEXT);

    assertThat(planned.text())
        .contains("nothing would change in the task definition")
        .contains("unknown: no deployment of this service has proved good yet")
        .doesNotContain("tasks");
  }

  @Test
  void tellsWhyThereIsNothingToPlan() throws Exception {
    account
        .states
        .run("plan")
        .settled(
            "{\"verdict\": \"REJECTED\", \"sentence\": \"There is no image v9.\","
                + " \"code\": \"IMAGE_NOT_FOUND\", \"nextStep\": \"Push it.\"}",
            "2026-11-23T12:00:00Z")
        .failed("Rejected");

    Planned planned = plan(Form.TEXT);

    assertThat(planned.refused()).isTrue();
    assertThat(planned.text())
        .startsWith("✗ REJECTED: There is no image v9.\n")
        .contains("IMAGE_NOT_FOUND", "Push it.");
  }

  private Planned planned(String summary, Form form) throws InterruptedException {
    account
        .states
        .restart("plan")
        .entered("Accept", "2026-11-23T12:00:00Z")
        .settled(summary, "2026-11-23T12:00:03Z")
        .ended(ExecutionStatus.SUCCEEDED);
    return plan(form);
  }

  private Planned plan(Form form) throws InterruptedException {
    return new Operator(account.clients()).plan("backend", FakeStates.arn("plan"), () -> {}, form);
  }
}
