package dev.slipway.rehearsal.events;

import dev.slipway.rehearsal.cloud.Functions;
import dev.slipway.rehearsal.cloud.Functions.Answer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Functions, invoked asynchronously: a function that fails is tried twice more, after one and two
 * minutes, and then the event is dropped (Lambda developer guide, invocation-async-error-handling,
 * read 2026-11).
 */
public final class FunctionTarget implements EventTarget {

  private static final List<Duration> PAUSES =
      List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));

  private final Functions functions;
  private final Grants grants;
  private final Bus bus;

  /** The functions' own policies. */
  public interface Grants {

    /** Whether the service may invoke the function on behalf of the source. */
    boolean allow(String functionArn, String principal, String sourceArn);
  }

  public FunctionTarget(Functions functions, Grants grants, Bus bus) {
    this.functions = functions;
    this.grants = grants;
    this.bus = bus;
  }

  @Override
  public boolean takes(String targetArn) {
    return targetArn.startsWith("arn:aws:lambda:");
  }

  @Override
  public CompletableFuture<Receipt> deliver(Parcel parcel) {
    if (!grants.allow(parcel.targetArn(), "events.amazonaws.com", parcel.ruleArn())) {
      return CompletableFuture.completedFuture(
          new Receipt.Refused(
              "NO_PERMISSIONS",
              "The function's policy does not let events.amazonaws.com invoke it for "
                  + parcel.ruleArn(),
              false));
    }
    invoke(parcel, 0);
    return CompletableFuture.completedFuture(new Receipt.Accepted());
  }

  private void invoke(Parcel parcel, int retry) {
    functions
        .invoke(parcel.targetArn(), parcel.input())
        .thenAccept(answer -> answered(parcel, retry, answer));
  }

  private void answered(Parcel parcel, int retry, Answer answer) {
    switch (answer) {
      case Answer.Returned _ -> {}
      case Answer.Failed _ when retry < PAUSES.size() ->
          bus.later(PAUSES.get(retry), () -> invoke(parcel, retry + 1));
      case Answer.Failed failed ->
          bus.write("event-dropped", parcel.targetArn(), failed.errorType());
    }
  }
}
