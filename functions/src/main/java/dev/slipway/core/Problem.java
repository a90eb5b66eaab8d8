package dev.slipway.core;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An error that a state of the workflow caught.
 *
 * @param state the state's name
 * @param error the error's name: an exception class or a Step Functions error
 * @param message what the error said
 */
public record Problem(String state, String error, String message) implements Fact {
  private static final String PORT = "dev.slipway.port.";
  private static final Pattern THROTTLING =
      Pattern.compile("Throttl|Rate exceeded|TooManyRequests|RequestLimitExceeded");
  private static final List<String> BEFORE_ANY_CHANGE =
      List.of("Accept", "Claim", "Plan", "AwaitApproval", "Register");
  private static final List<String> ROLLBACK = List.of("RollBack", "AwaitRollback");

  /**
   * The end this error leads to. Errors after the first change leave the service to a person:
   * whoever cannot see or write must not guess.
   *
   * @param facts what was known when the error struck
   */
  public Ending ending(Facts facts) {
    Optional<Cause> failure = facts.find(Cause.class);
    if (error.equals(PORT + "ClaimLost")) {
      return Ending.superseded("Another execution took over: " + message);
    }
    if (struckBeforeAnyChange(facts)) {
      return Ending.rejected(cause());
    }
    return Ending.needsHuman(failure.map(this::during).orElseGet(this::cause));
  }

  /**
   * Whether the deployment it struck had written nothing yet; what it took over from may have.
   *
   * @param facts what was known when the error struck
   */
  public boolean struckBeforeAnyChange(Facts facts) {
    return BEFORE_ANY_CHANGE.contains(state) && isNew(facts);
  }

  /** Whether the service is as it was: nothing goes back, and no dead execution wrote to it. */
  private static boolean isNew(Facts facts) {
    boolean takesOver = facts.find(Deployment.class).flatMap(Deployment::takesOver).isPresent();
    return !takesOver && facts.find(Cause.class).isEmpty();
  }

  /** Whether it struck while the plan was made. */
  public boolean struckThePlan() {
    return state.equals("Plan");
  }

  /** Whether it struck while the service was on its way back. */
  public boolean struckTheRollback() {
    return ROLLBACK.contains(state);
  }

  private Cause during(Cause failure) {
    String sentence = failure.sentence() + " Then " + state + " failed: " + cause().sentence();
    return new Cause(failure.code(), sentence, failure.evidence(), cause().nextStep()).and(message);
  }

  /** The error as a cause. */
  public Cause cause() {
    return switch (error) {
      case PORT + "AccessDenied" ->
          new Cause(
              CauseCode.ACCESS_DENIED,
              "Slipway itself was denied access in " + state + ": " + message,
              List.of(message),
              "Grant the named action to the role of the " + state + " function and run again.");
      case PORT + "RequestRefused" -> unknown("AWS refused a request in " + state + ": " + message);
      case PORT + "RetryableFault" -> unanswered();
      default -> unknown(state + " failed with " + error + ": " + message);
    };
  }

  private Cause unanswered() {
    return THROTTLING.matcher(message).find()
        ? new Cause(
            CauseCode.THROTTLED,
            "AWS throttled Slipway in " + state + ", also after retries: " + message,
            List.of(message),
            "Find out who else calls this API so often (CloudTrail), then deploy again.")
        : unknown("AWS did not answer in " + state + ", also after retries: " + message);
  }

  private Cause unknown(String sentence) {
    return new Cause(
        CauseCode.UNKNOWN,
        sentence,
        List.of(error + ": " + message),
        "Look at the execution's history and the log of the " + state + " function.");
  }
}
