package dev.slipway.rehearsal.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.rehearsal.cloud.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the running local cloud can be found, written for other commands of the same checkout.
 *
 * @param pid the process that is the cloud; the note is stale when it is gone
 * @param endpoint AWS's APIs
 * @param registry the image registry
 * @param site the public load balancer; blank before there is one
 * @param repositories names of the image repositories
 * @param stateMachine the deployments' state machine, by ARN; blank before an orchestrator is there
 */
public record CloudNote(
    long pid,
    URI endpoint,
    URI registry,
    URI site,
    List<String> repositories,
    String stateMachine) {

  private static final String FILE = "cloud.json";

  public CloudNote {
    repositories = List.copyOf(repositories);
  }

  /** The note of a cloud that runs now; empty when none does. */
  public static Optional<CloudNote> read(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(parsed(Json.parse(Files.readString(file)))).filter(CloudNote::isRunning);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + file, unreadable);
    }
  }

  void write(Path folder) {
    try {
      Files.writeString(folder.resolve(FILE), json().toPrettyString() + "\n");
    } catch (IOException unwritable) {
      throw new UncheckedIOException("cannot write " + folder.resolve(FILE), unwritable);
    }
  }

  static void erase(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve(FILE));
    } catch (IOException kept) {
      throw new UncheckedIOException("cannot delete " + folder.resolve(FILE), kept);
    }
  }

  /**
   * The full name of the repository a person means: exact, or its last part when only one ends so.
   *
   * @throws IllegalArgumentException when none or several are meant; the message lists them
   */
  public String repository(String named) {
    if (repositories.contains(named)) {
      return named;
    }
    List<String> meant = repositories.stream().filter(name -> name.endsWith("/" + named)).toList();
    if (meant.size() != 1) {
      throw new IllegalArgumentException(
          "no repository \"" + named + "\": there are " + String.join(", ", repositories));
    }
    return meant.getFirst();
  }

  private boolean isRunning() {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private static CloudNote parsed(JsonNode json) {
    List<String> repositories = new ArrayList<>();
    json.path("repositories").forEach(name -> repositories.add(name.asText()));
    return new CloudNote(
        json.path("pid").asLong(),
        URI.create(json.path("endpoint").asText()),
        URI.create(json.path("registry").asText()),
        URI.create(json.path("site").asText()),
        repositories,
        json.path("stateMachine").asText());
  }

  private JsonNode json() {
    ObjectNode json = Json.object();
    json.put("pid", pid);
    json.put("endpoint", endpoint.toString());
    json.put("registry", registry.toString());
    json.put("site", site.toString());
    ArrayNode names = json.putArray("repositories");
    repositories.forEach(names::add);
    json.put("stateMachine", stateMachine);
    return json;
  }
}
