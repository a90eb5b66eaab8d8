package dev.slipway.scenario.fault;

import java.util.Arrays;
import software.amazon.awssdk.awscore.AwsRequest;

/** Calls whose callers read the answer as it came over the wire, before the SDK drops fields. */
public final class RawAnswers {
  private RawAnswers() {}

  /** Whether one of the arguments is a request that listens to the wire. */
  public static boolean wanted(Object[] arguments) {
    return Arrays.stream(arguments)
        .filter(AwsRequest.class::isInstance)
        .map(AwsRequest.class::cast)
        .flatMap(request -> request.overrideConfiguration().stream())
        .anyMatch(call -> !call.plugins().isEmpty());
  }
}
