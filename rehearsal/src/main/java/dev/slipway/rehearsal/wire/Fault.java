package dev.slipway.rehearsal.wire;

import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/**
 * An error on its way to the caller.
 *
 * @param code such as {@code ServiceNotFoundException}
 * @param members the modelled exception, whose members travel with the error
 */
record Fault(int status, String code, String message, Optional<SdkPojo> members) {

  static Fault of(int status, String code, String message) {
    return new Fault(status, code, message, Optional.empty());
  }

  static Fault of(AwsServiceException thrown) {
    Optional<AwsErrorDetails> details = Optional.ofNullable(thrown.awsErrorDetails());
    String code = details.map(AwsErrorDetails::errorCode).orElse(thrown.getClass().getSimpleName());
    String message =
        details
            .map(AwsErrorDetails::errorMessage)
            .or(() -> Optional.ofNullable(thrown.getMessage()))
            .orElse("");
    int status = thrown.statusCode() == 0 ? 400 : thrown.statusCode();
    return new Fault(status, code, message, Optional.of(thrown).map(SdkPojo.class::cast));
  }

  RuntimeException thrown() {
    return new Thrown(this);
  }

  /** Carries a fault of the wire itself up to where faults are answered. */
  static final class Thrown extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Fault fault;

    private Thrown(Fault fault) {
      super(fault.message());
      this.fault = fault;
    }

    Fault fault() {
      return fault;
    }
  }
}
