package dev.slipway.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A template as it is compared: a line for each value, with its whole path, in order of the names;
 * documents inside of texts likewise. Assets stand without their hashes, and the state machine's
 * definition, which has a file of its own, and CDK's notes for itself are left out.
 */
final class TemplateLines {

  private static final String DEFINITION = ".DefinitionString";
  private static final String METADATA = ".Metadata";

  private final List<String> lines = new ArrayList<>();

  private TemplateLines() {}

  /** None for a stack that is not there. */
  static List<String> of(Assembly assembly, String stack) {
    return assembly.templates().containsKey(stack)
        ? of(assembly.templates().get(stack))
        : List.of();
  }

  static List<String> of(JsonNode template) {
    TemplateLines all = new TemplateLines();
    all.add("", template);
    return all.lines;
  }

  private void add(String path, JsonNode value) {
    if (path.endsWith(METADATA)) {
      return;
    }
    if (path.endsWith(DEFINITION)) {
      addText(path, "<statemachine/deployment.asl.json>");
    } else if (Readable.isText(value)) {
      addOpened(path, Readable.VERBATIM.line(value));
    } else if (value.isEmpty()) {
      addText(path, value.toString());
    } else if (value.isArray()) {
      addElements(path, value);
    } else {
      Map<String, JsonNode> members = new TreeMap<>();
      value.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
      members.forEach((name, member) -> add(path.isEmpty() ? name : path + "." + name, member));
    }
  }

  private void addOpened(String path, String text) {
    JsonNode opened = Readable.opened(text);
    if (opened.isTextual()) {
      addText(path, text);
    } else {
      add(path + ":", opened);
    }
  }

  private void addElements(String path, JsonNode array) {
    for (int i = 0; i < array.size(); i++) {
      add(path + "[" + (Readable.isText(array.get(i)) ? "" : i) + "]", array.get(i));
    }
  }

  private void addText(String path, String text) {
    lines.add((path + " = " + text).replaceAll("[0-9a-f]{64}", "<hash>"));
  }
}
