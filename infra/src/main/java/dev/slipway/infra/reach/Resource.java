package dev.slipway.infra.reach;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One resource of a template.
 *
 * @param id its logical id
 */
record Resource(String id, String type, JsonNode properties) {

  /** The logical id without the hash that the CDK puts at its end. */
  String name() {
    return id.replaceAll("[0-9A-F]{8}$", "");
  }

  JsonNode at(String pointer) {
    return properties.at("/" + pointer);
  }

  boolean is(String ofType) {
    return type.equals(ofType);
  }
}
