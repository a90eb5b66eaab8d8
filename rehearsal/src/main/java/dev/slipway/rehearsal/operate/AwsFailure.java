package dev.slipway.rehearsal.operate;

import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** A call to AWS that failed, in one sentence. */
public final class AwsFailure {

  private AwsFailure() {}

  /** Who refused, what for and why; or why there was no answer at all. */
  public static String sentence(SdkException failure) {
    return failure instanceof AwsServiceException refusal
        ? Optional.ofNullable(refusal.awsErrorDetails())
            .map(AwsFailure::sentence)
            .orElseGet(() -> "AWS refused: " + refusal.getMessage())
        : "AWS did not answer: " + failure.getMessage();
  }

  private static String sentence(AwsErrorDetails details) {
    return "AWS %s refused: %s (%s)"
        .formatted(details.serviceName(), details.errorMessage(), details.errorCode());
  }
}
