package dev.slipway.rehearsal.states;

import dev.slipway.rehearsal.cloud.Functions.Answer;

/** Errors of the Lambda service itself, as a task sees them. */
final class LambdaErrors {

  private LambdaErrors() {}

  static Failure refused(String reason) {
    return new Failure(
        "Lambda.AWSLambdaException", reason + " (Service: Lambda, Status Code: 403)");
  }

  static Answer missing(String function) {
    return new Answer.Failed(
        "Lambda.ResourceNotFoundException",
        "Function not found: " + function + " (Service: Lambda, Status Code: 404)");
  }
}
