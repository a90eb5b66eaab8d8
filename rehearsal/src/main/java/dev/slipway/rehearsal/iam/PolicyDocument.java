package dev.slipway.rehearsal.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A policy's statements, in order. */
public record PolicyDocument(List<Statement> statements) {

  /**
   * Reads a policy document.
   *
   * @throws IllegalArgumentException when it uses an element or condition operator that the local
   *     IAM does not evaluate
   */
  public static PolicyDocument read(JsonNode json) {
    JsonNode statements = json.path("Statement");
    List<Statement> read = new ArrayList<>();
    if (statements.isArray()) {
      statements.forEach(statement -> read.add(Statement.read(statement)));
    } else {
      read.add(Statement.read(statements));
    }
    return new PolicyDocument(List.copyOf(read));
  }
}
