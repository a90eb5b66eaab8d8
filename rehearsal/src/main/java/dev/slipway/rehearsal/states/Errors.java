package dev.slipway.rehearsal.states;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** Step Functions' errors, as its clients see them. */
final class Errors {

  private Errors() {}

  static AwsErrorDetails details(String code, String message) {
    return AwsErrorDetails.builder()
        .serviceName("Sfn")
        .errorCode(code)
        .errorMessage(message)
        .build();
  }

  /** An error with its code and text, ready to be thrown. */
  static SfnException of(SfnException.Builder builder, String code, String message) {
    return (SfnException)
        builder.message(message).awsErrorDetails(details(code, message)).statusCode(400).build();
  }
}
