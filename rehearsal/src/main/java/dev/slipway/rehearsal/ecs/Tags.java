package dev.slipway.rehearsal.ecs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecs.model.Tag;

/** The tags of all resources, by ARN. */
final class Tags {

  private final Map<String, Map<String, Tag>> tags = new HashMap<>();

  List<Tag> of(String arn) {
    return new ArrayList<>(tags.getOrDefault(arn, Map.of()).values());
  }

  void add(String arn, List<Tag> added) {
    Map<String, Tag> own = tags.computeIfAbsent(arn, key -> new LinkedHashMap<>());
    added.forEach(tag -> own.put(tag.key(), tag));
  }

  void remove(String arn, List<String> keys) {
    tags.getOrDefault(arn, Map.of()).keySet().removeAll(keys);
  }
}
