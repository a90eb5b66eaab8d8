package dev.slipway.rehearsal.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The task metadata endpoint, one for all tasks: each has a path of its own. Source: ECS developer
 * guide, task-metadata-endpoint-v4-fargate, read 2026-11; only the members that applications
 * commonly ask for are there.
 */
final class MetadataServer implements AutoCloseable {

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, Object> documents = new ConcurrentHashMap<>();
  private final Undertow server;

  MetadataServer() {
    server =
        Undertow.builder()
            .setIoThreads(1)
            .setWorkerThreads(1)
            .addHttpListener(0, "127.0.0.1")
            .setHandler(this::answer)
            .build();
    server.start();
  }

  /** Publishes a container's documents and gives its {@code ECS_CONTAINER_METADATA_URI_V4}. */
  String publish(TaskLaunch launch, ContainerLaunch container) {
    String path = "/v4/" + launch.id() + "-" + container.name();
    Map<String, Object> own =
        Map.of("Name", container.name(), "Image", container.image(), "KnownStatus", "RUNNING");
    documents.put(path, own);
    documents.put(
        path + "/task",
        Map.of(
            "Cluster", launch.clusterArn(),
            "TaskARN", launch.taskArn(),
            "Family", launch.family(),
            "Revision", Integer.toString(launch.revision()),
            "DesiredStatus", "RUNNING",
            "KnownStatus", "RUNNING",
            "LaunchType", "FARGATE",
            "Containers", List.of(own)));
    return address() + path;
  }

  void forget(TaskLaunch launch) {
    documents.keySet().removeIf(path -> path.startsWith("/v4/" + launch.id() + "-"));
  }

  @Override
  public void close() {
    server.stop();
  }

  private String address() {
    InetSocketAddress bound = (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
    return "http://127.0.0.1:" + bound.getPort();
  }

  private void answer(HttpServerExchange exchange) throws JsonProcessingException {
    Object document = documents.get(exchange.getRequestPath());
    if (document == null) {
      exchange.setStatusCode(404);
      return;
    }
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getResponseSender().send(json.writeValueAsString(document));
  }
}
