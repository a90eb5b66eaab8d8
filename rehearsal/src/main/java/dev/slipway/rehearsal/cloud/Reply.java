package dev.slipway.rehearsal.cloud;

/** What a process does when an HTTP health check asks it. */
public sealed interface Reply {

  Reply OK = new Status(200);

  /** It answers with the status code. */
  record Status(int code) implements Reply {}

  /** It takes the connection and never answers. */
  record Silence() implements Reply {}

  /** Nothing listens on the port. */
  record NoConnection() implements Reply {}
}
