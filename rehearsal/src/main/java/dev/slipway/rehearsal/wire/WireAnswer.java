package dev.slipway.rehearsal.wire;

import java.util.Map;

/** One HTTP answer of the endpoint. */
record WireAnswer(int status, Map<String, String> headers, byte[] body) {

  static WireAnswer of(int status, String contentType, byte[] body) {
    return new WireAnswer(status, Map.of("Content-Type", contentType), body);
  }
}
