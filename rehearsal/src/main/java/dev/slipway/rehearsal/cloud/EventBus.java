package dev.slipway.rehearsal.cloud;

import java.util.List;
import java.util.Map;

/** Where the services of the local cloud put the events that AWS puts on the default event bus. */
public interface EventBus {

  /**
   * Delivers one event to every rule that matches it; returns at once, delivery is asynchronous.
   *
   * @param source such as {@code aws.ecs}
   * @param detailType such as {@code ECS Task State Change}
   * @param resources ARNs, possibly none
   * @param detail the event's {@code detail} as JSON-shaped maps, lists, strings, numbers, booleans
   */
  void publish(String source, String detailType, List<String> resources, Map<String, ?> detail);
}
