package dev.slipway.rehearsal.wire;

import java.util.List;

/** Where every call is written down, as CloudTrail would. */
@FunctionalInterface
public interface CallLog {

  void write(Entry entry);

  /**
   * @param service IAM prefix, such as {@code ecs}
   * @param asked the permissions the call needed
   * @param outcome {@code ok} or the error code the caller got
   */
  record Entry(
      Caller caller, String service, String operation, List<Gate.Asked> asked, String outcome) {}
}
