package dev.slipway.scenario.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.wire.SdkShapes;
import dev.slipway.scenario.Behaviour;
import dev.slipway.scenario.VirtualCloud;
import dev.slipway.scenario.cloud.CloudServices;
import dev.slipway.scenario.cloud.Premises;
import dev.slipway.scenario.cloud.Premises.Keeping;
import dev.slipway.scenario.cloud.TablesInDynamoDb;
import dev.slipway.scenario.fault.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What was recorded of the version before. */
public final class PreviousVersion {
  private static final Path FOLDER = Path.of("src", "test", "resources", "previous");

  /** Until a wait is parked. */
  private static final Duration A_MOMENT = Duration.ofSeconds(5);

  private static final Path WORKFLOW = FOLDER.resolve("deployment.asl.json");

  private PreviousVersion() {}

  /** The definition of its state machine. */
  public static String workflow() throws IOException {
    return Files.readString(WORKFLOW);
  }

  /** What its functions were handed, by their short names. */
  public static Map<String, JsonNode> payloads() throws IOException {
    Map<String, JsonNode> payloads = new TreeMap<>();
    try (Stream<Path> files = Files.list(FOLDER.resolve("payloads"))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replace(".json", "");
        payloads.put(name, Json.parse(Files.readString(file)));
      }
    }
    return payloads;
  }

  /** The items of its ledger at a moment, such as {@code rolled-back}. */
  public static List<Map<String, AttributeValue>> ledger(String moment) throws IOException {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    Json.parse(Files.readString(FOLDER.resolve("ledger").resolve(moment + ".json")))
        .forEach(item -> items.add(item(item)));
    return items;
  }

  private static Map<String, AttributeValue> item(JsonNode json) {
    Map<String, AttributeValue> item = new HashMap<>();
    json.properties()
        .forEach(
            each ->
                item.put(
                    each.getKey(), SdkShapes.fromJson(each.getValue(), AttributeValue::builder)));
    return item;
  }

  /**
   * Records this version, which is the previous one as soon as the next is made: once for each
   * release, with the definition copied beside it.
   */
  public static void record() throws Exception {
    Premises.USUAL
        .with(Keeping.IN_DYNAMODB)
        .during(
            () -> {
              VirtualCloud cloud = VirtualCloud.running("backend:v1");
              cloud.push("backend:v2").advanceUntilIn("AwaitRollout").advance(A_MOMENT);
              keep("rolling-out", cloud);
              cloud.advanceUntilQuiet();
              cloud.push("backend:v3", Behaviour.exitsAtStart()).advanceUntilQuiet();
              keep("rolled-back", cloud);
              cloud.set("backend", "approvalTimeSeconds", 3600);
              cloud.push("backend:v4").advanceUntilIn("AwaitApproval").advance(A_MOMENT);
              keep("asking", cloud);
              keep(cloud.services());
              return cloud;
            });
  }

  private static void keep(String moment, VirtualCloud cloud) throws IOException {
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    for (Map<String, AttributeValue> item :
        TablesInDynamoDb.items(cloud.services().ledgerTable())) {
      ObjectNode kept = items.addObject();
      new TreeMap<>(item).forEach((name, value) -> kept.set(name, SdkShapes.toJson(value)));
    }
    write(FOLDER.resolve("ledger").resolve(moment + ".json"), items);
  }

  private static void keep(CloudServices services) throws IOException {
    Map<String, JsonNode> last = new TreeMap<>();
    for (Invocation run : services.runs()) {
      last.put(run.function(), run.payload());
    }
    for (Map.Entry<String, JsonNode> each : last.entrySet()) {
      write(FOLDER.resolve("payloads").resolve(each.getKey() + ".json"), each.getValue());
    }
  }

  private static void write(Path file, JsonNode json) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, json.toPrettyString() + "\n");
  }
}
