package dev.slipway.aws;

import dev.slipway.port.AccessDenied;
import dev.slipway.port.RequestRefused;
import dev.slipway.port.RetryableFault;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * One call to AWS, for the words of its failure.
 *
 * @param action as IAM names it, such as {@code ecs:UpdateService}
 * @param resource what it is done to
 */
record Call(String action, String resource) {
  private static final int SERVER_ERROR = 500;

  static Call of(String action, String resource) {
    return new Call(action, resource);
  }

  /**
   * Makes the call.
   *
   * @throws AccessDenied when the role lacks the permission
   * @throws RetryableFault when AWS is throttling, failing or out of reach
   * @throws RequestRefused when AWS refuses for any other reason
   */
  <T> T make(Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      throw translated(e);
    } catch (SdkClientException e) {
      throw new RetryableFault(this + " did not get through: " + e.getMessage(), e);
    }
  }

  private RuntimeException translated(AwsServiceException e) {
    String told = this + " failed: " + code(e) + ": " + words(e);
    if (code(e).startsWith("AccessDenied") || code(e).equals("UnauthorizedOperation")) {
      return new AccessDenied(told, e);
    }
    return isTransient(e) ? new RetryableFault(told, e) : new RequestRefused(told, e);
  }

  // RegisterTaskDefinition reports a race inside one family as a plain ClientException. A single
  // write to an item that a transaction holds is refused with status 400 (DynamoDB API reference,
  // API_UpdateItem, read 2026-11).
  private static boolean isTransient(AwsServiceException e) {
    return e.isThrottlingException()
        || e.statusCode() >= SERVER_ERROR
        || code(e).equals("TransactionConflictException")
        || words(e).contains("Too many concurrent");
  }

  private static String code(AwsServiceException e) {
    return Optional.ofNullable(e.awsErrorDetails()).map(AwsErrorDetails::errorCode).orElse("");
  }

  private static String words(AwsServiceException e) {
    return Optional.ofNullable(e.awsErrorDetails())
        .map(AwsErrorDetails::errorMessage)
        .orElse(String.valueOf(e.getMessage()));
  }

  @Override
  public String toString() {
    return action + " on " + resource;
  }
}
