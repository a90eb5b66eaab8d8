package dev.slipway.statemachine;

import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The definition as it lies in the repository. */
record Workflow(Map<String, Object> definition) {
  static final Path FOLDER = Path.of("..", "statemachine");

  static Workflow read() {
    try {
      String json = Files.readString(FOLDER.resolve("deployment.asl.json"));
      return new Workflow(map(Jsonb.builder().build().type(Object.class).fromJson(json)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, Map<String, Object>> states() {
    Map<String, Map<String, Object>> states = new LinkedHashMap<>();
    map(definition.get("States")).forEach((name, state) -> states.put(name, map(state)));
    return states;
  }

  Map<String, Map<String, Object>> tasks() {
    Map<String, Map<String, Object>> tasks = states();
    tasks.values().removeIf(state -> !"Task".equals(state.get("Type")));
    return tasks;
  }

  /** The Task states that call a function. */
  Map<String, Map<String, Object>> functions() {
    Map<String, Map<String, Object>> functions = tasks();
    functions.values().removeIf(task -> !text(task, "Resource").contains(":lambda:invoke"));
    return functions;
  }

  /** One way from a state to another. */
  record Edge(String from, String to, String why) {}

  List<Edge> edges() {
    List<Edge> edges = new ArrayList<>();
    states().forEach((name, state) -> edges.addAll(edges(name, state)));
    return edges;
  }

  private static List<Edge> edges(String name, Map<String, Object> state) {
    List<Edge> edges = new ArrayList<>();
    list(state.get("Choices"))
        .forEach(each -> edges.add(new Edge(name, text(each, "Next"), value(each))));
    add(edges, name, state.get("Default"), "otherwise");
    add(edges, name, state.get("Next"), "");
    list(state.get("Catch"))
        .forEach(each -> edges.add(new Edge(name, text(each, "Next"), errors(each))));
    return edges;
  }

  private static void add(List<Edge> edges, String from, Object to, String why) {
    if (to != null) {
      edges.add(new Edge(from, to.toString(), why));
    }
  }

  private static String value(Map<String, Object> choice) {
    return text(choice, "Condition").replaceAll(".*'(\\w+)'.*", "$1");
  }

  private static String errors(Map<String, Object> catcher) {
    return "error " + String.join(", ", errorsOf(catcher));
  }

  static List<String> errorsOf(Map<String, Object> rule) {
    return ((List<?>) rule.get("ErrorEquals")).stream().map(Object::toString).toList();
  }

  static String text(Map<String, Object> map, String key) {
    return String.valueOf(map.get(key));
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  static List<Map<String, Object>> list(Object value) {
    return value == null ? List.of() : ((List<?>) value).stream().map(Workflow::map).toList();
  }
}
