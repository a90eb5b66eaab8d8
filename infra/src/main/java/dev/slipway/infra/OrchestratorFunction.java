package dev.slipway.infra;

/**
 * The Lambda functions of the orchestrator: one per Task state of the state machine, {@code Wake}
 * for the events, and {@code Sweep} for the events that never came.
 */
enum OrchestratorFunction {
  ACCEPT("Accept", "Reads the request, the attached service and the image"),
  CLAIM("Claim", "Claims the service for this deployment, newest push first"),
  PLAN("Plan", "Checks the gates and plans the change"),
  AWAIT_APPROVAL("AwaitApproval", "Parks until a person has answered"),
  REGISTER("Register", "Registers the task definition revision that names the new digest"),
  UPDATE("Update", "Updates the service, once"),
  AWAIT_ROLLOUT("AwaitRollout", "Parks until the rollout has a verdict"),
  AWAIT_BAKE("AwaitBake", "Parks until the bake has a verdict"),
  DIAGNOSE("Diagnose", "Looks into why a rollout failed"),
  SETTLE("Settle", "Records how the deployment ended"),
  ROLL_BACK("RollBack", "Puts the last proven good revision back"),
  AWAIT_ROLLBACK("AwaitRollback", "Parks until the rollback has a verdict"),
  WAKE("Wake", "Looks again at a service when an event says so"),
  SWEEP("Sweep", "Finds what no event told of: a missed push, an abandoned deployment, drift");

  private final String id;
  private final String purpose;

  OrchestratorFunction(String id, String purpose) {
    this.id = id;
    this.purpose = purpose;
  }

  /** The Task state's name, the construct id and the beginning of the handler class. */
  String id() {
    return id;
  }

  String purpose() {
    return purpose;
  }

  String handler() {
    return "dev.slipway.handler." + id + "Handler::handleRequest";
  }

  boolean isTaskState() {
    return !startsDeployments();
  }

  /** Those that run beside the state machine and start it. */
  boolean startsDeployments() {
    return this == WAKE || this == SWEEP;
  }
}
