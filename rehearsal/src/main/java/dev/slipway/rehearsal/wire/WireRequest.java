package dev.slipway.rehearsal.wire;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One HTTP request to the endpoint, fully read.
 *
 * @param headers by lower-case name
 */
record WireRequest(String method, String path, Map<String, String> headers, byte[] body) {

  private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/,\\s]+)/");

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** From the Signature Version 4 header; the signature itself is not checked. */
  String accessKeyId() {
    return header("authorization")
        .map(CREDENTIAL::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .orElse("");
  }
}
