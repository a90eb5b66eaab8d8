package dev.slipway.infra;

/**
 * What can be wrong with the orchestrator itself, or with a service it looks after, so that a
 * person is called. Each has an alarm, and a page for the person who is called.
 */
enum Concern {
  TIMED_OUT(
      "TimedOut", "A deployment ran into the state machine's own time limit; Sweep takes it over"),
  WAKE_ERRORS(
      "WakeErrors",
      "Events do not wake parked deployments; each verdict waits for the next safety look"),
  WAKE_THROTTLES("WakeThrottles", "Events wait for Lambda to take them"),
  SWEEP_ERRORS(
      "SweepErrors", "Lost pushes and abandoned deployments are not found; read the log of Sweep"),
  SWEEP_THROTTLES("SweepThrottles", "Sweeps wait for Lambda to take them"),
  UNDELIVERED("Undelivered", "An event did not reach Slipway; read it in the queue"),
  STUCK_CLAIM(
      "StuckClaim",
      "An execution holds a service and does not move on, nor does a sweep take over from it"),
  DEAD_EXECUTION(
      "DeadExecution", "An execution ended without a verdict; Sweep has another take it over"),
  NEEDS_HUMAN(
      "NeedsHuman", "A deployment ended where every automatic way on is unsafe; read its notice");

  private final String id;
  private final String meaning;

  Concern(String id, String meaning) {
    this.id = id;
    this.meaning = meaning;
  }

  /** The first part of the alarm's construct id, and the name of the page. */
  String id() {
    return id;
  }

  /** What the alarm says, with the page that says what to do. */
  String description() {
    return meaning + ". What to do: " + runbook();
  }

  /** The page for the person who is called, from the root of the checkout. */
  String runbook() {
    return "docs/runbooks/" + id + ".md";
  }
}
