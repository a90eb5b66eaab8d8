package dev.slipway.rehearsal.assembly;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the names in a stack's template stand for. Each method throws {@link
 * IllegalArgumentException} for a name that stands for nothing, and the message says so.
 */
interface Scope {

  /** A resource, a parameter or a pseudo parameter; missing for {@code AWS::NoValue}. */
  JsonNode ref(String name);

  JsonNode attribute(String logicalId, String attribute);

  boolean condition(String name);

  JsonNode mapped(String mapping, String first, String second);

  JsonNode imported(String export);

  /** The value of an SSM parameter. */
  String parameter(String name);
}
