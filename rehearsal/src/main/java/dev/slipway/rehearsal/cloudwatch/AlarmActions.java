package dev.slipway.rehearsal.cloudwatch;

/** Whom alarms tell, besides the event bus. */
@FunctionalInterface
public interface AlarmActions {

  /**
   * Tells one target.
   *
   * @param targetArn such as an SNS topic's
   */
  void tell(String targetArn, String subject, String text);
}
