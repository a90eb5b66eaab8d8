package dev.slipway.rehearsal.wire;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;

/** What a service puts into the SDK's exceptions so that callers get AWS's code and words. */
public final class ErrorDetails {

  private ErrorDetails() {}

  /**
   * @param code as AWS sends it, such as {@code ParameterNotFound}
   */
  public static AwsErrorDetails of(String code, String message) {
    return AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
  }
}
