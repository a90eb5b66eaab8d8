package dev.slipway.rehearsal.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A resource type that only remembers what it was asked to create. */
record RecordingType(String name, Map<String, JsonNode> created, Map<String, Object> attributes)
    implements ResourceType {

  RecordingType(String name, Map<String, Object> attributes) {
    this(name, new LinkedHashMap<>(), attributes);
  }

  RecordingType(String name) {
    this(name, Map.of());
  }

  @Override
  public Created create(Resource resource) {
    created.put(resource.logicalId(), resource.properties().all());
    return new Created(ref(resource), attributes);
  }

  private String ref(Resource resource) {
    return name.contains("Listener")
        ? "arn:a:b:c:listener/app/x/y/z"
        : "ref-" + resource.logicalId();
  }

  List<String> order() {
    return List.copyOf(created.keySet());
  }
}
