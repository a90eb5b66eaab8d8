package dev.slipway.rehearsal.cloud;

/** Where containers and functions write their log lines. */
public interface LogSink {

  /** Whether the log group exists; awslogs fails a task's start when it does not. */
  boolean hasGroup(String group);

  /** Appends one line at the clock's present time; creates the stream when it is new. */
  void append(String group, String stream, String line);
}
