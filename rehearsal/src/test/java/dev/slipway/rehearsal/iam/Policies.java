package dev.slipway.rehearsal.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Policies of one statement. */
final class Policies {

  private Policies() {}

  static PolicyDocument allowing(String action, String resource, String condition) {
    String json =
        """
        {"Statement": {"Effect": "Allow", "Action": "%s", "Resource": "%s", "Condition": %s}}
        """
            .formatted(action, resource, condition);
    try {
      return PolicyDocument.read(new ObjectMapper().readTree(json));
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }
}
