package dev.slipway.scenario.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Json;
import java.util.ArrayList;
import java.util.List;

/** An attached service, as the record of the templates says. */
public record Attached(
    String name,
    String cluster,
    String service,
    String container,
    String repository,
    List<String> alarms) {

  private static final String RECORDS = "/slipway/services/";

  static Attached read(String name, String record) {
    JsonNode json = Json.parse(record);
    List<String> alarms = new ArrayList<>();
    json.path("alarms").forEach(alarm -> alarms.add(alarm.asText()));
    return new Attached(
        name,
        json.path("cluster").asText(),
        json.path("service").asText(),
        json.path("container").asText(),
        json.path("repository").asText(),
        List.copyOf(alarms));
  }

  static String parameter(String name) {
    return RECORDS + name;
  }

  /** The ECS service's own name. */
  public String serviceName() {
    return service.substring(service.lastIndexOf('/') + 1);
  }
}
