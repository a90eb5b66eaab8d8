package dev.slipway.rehearsal.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.cloud.Json;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Puts events into EventBridge's envelope; its time has whole seconds. */
record Envelopes(Bus bus) {

  /** What an event says of itself. */
  record Message(String source, String detailType, List<String> resources, JsonNode detail) {}

  JsonNode around(Message message) {
    ObjectNode event = Json.object();
    event.put("version", "0");
    event.put("id", id());
    event.put("detail-type", message.detailType());
    event.put("source", message.source());
    event.put("account", Account.LOCAL.id());
    event.put("time", bus.clock().now().truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", Account.LOCAL.region());
    message.resources().forEach(event.putArray("resources")::add);
    event.set("detail", message.detail());
    return event;
  }

  private String id() {
    long high = bus.random().nextLong() & ~0xF000L | 0x4000L;
    long low = bus.random().nextLong() >>> 2 | Long.MIN_VALUE;
    return new UUID(high, low).toString();
  }
}
