package dev.slipway.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.statemachine.Workflow.Edge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README shows the definition as it is; {@code -Dslipway.regenerate=true} rewrites it. */
class ReadmeTest {
  private static final Path README = Workflow.FOLDER.resolve("README.md");
  private final Workflow workflow = Workflow.read();

  @Test
  void showsTheDefinitionAsItIs() throws IOException {
    String present = Files.readString(README);
    String expected = with(with(present, "picture", picture()), "states", table());
    if (Boolean.getBoolean("slipway.regenerate")) {
      Files.writeString(README, expected);
    } else {
      assertThat(present).as("regenerate with -Dslipway.regenerate=true").isEqualTo(expected);
    }
  }

  @Test
  void listsThePermissionsOfEveryFunction() throws IOException {
    String readme = Files.readString(README);
    Stream.concat(workflow.functions().keySet().stream(), Stream.of("Wake", "Sweep"))
        .forEach(name -> assertThat(readme).contains("\n| `" + name + "` | `"));
  }

  private static String with(String readme, String part, String text) {
    String begin = "<!-- begin " + part + " -->\n";
    String end = "<!-- end " + part + " -->";
    int from = readme.indexOf(begin) + begin.length();
    return readme.substring(0, from) + text + readme.substring(readme.indexOf(end));
  }

  private String picture() {
    List<String> lines = new ArrayList<>(List.of("```mermaid", "flowchart TD"));
    List<String> names = List.copyOf(workflow.states().keySet());
    workflow
        .states()
        .forEach((name, state) -> lines.add("  s" + names.indexOf(name) + shape(name, state)));
    for (Edge edge : shown()) {
      String why = edge.why().isEmpty() ? "" : "|" + quoted(edge.why()) + "|";
      lines.add(
          "  s" + names.indexOf(edge.from()) + " -->" + why + " s" + names.indexOf(edge.to()));
    }
    lines.add("```\n");
    return String.join("\n", lines);
  }

  // Errors are in the table: drawn, they would hide the way.
  // Mermaid takes brackets in a label for the shape of a node unless they are quoted.
  private static String quoted(String why) {
    return why.matches("\\w+") ? why : '"' + why.replaceAll("^\\{% | %}$", "") + '"';
  }

  private List<Edge> shown() {
    return workflow.edges().stream().filter(edge -> !edge.why().startsWith("error")).toList();
  }

  private static String shape(String name, Map<String, Object> state) {
    return switch (Workflow.text(state, "Type")) {
      case "Choice" -> "{\"" + name + "\"}";
      case "Task" -> "[\"" + name + "\"]";
      default -> "([\"" + name + "\"])";
    };
  }

  private String table() {
    String head = "| state | why | calls | on error |\n| --- | --- | --- | --- |\n";
    return workflow.states().entrySet().stream()
        .map(each -> row(each.getKey(), each.getValue()))
        .collect(Collectors.joining("\n", head, "\n"));
  }

  private String row(String name, Map<String, Object> state) {
    boolean task = "Task".equals(state.get("Type"));
    boolean parks = Workflow.text(state, "Resource").endsWith(".waitForTaskToken");
    boolean function = workflow.functions().containsKey(name);
    String called =
        function ? name : Workflow.text(state, "Resource").replace("arn:aws:states:::", "");
    String calls = task ? "`" + called + "`" + (parks ? ", parked on a task token" : "") : "";
    return "| %s | %s | %s | %s |"
        .formatted(name, Workflow.text(state, "Comment"), calls, onError(name));
  }

  private String onError(String name) {
    return workflow.edges().stream()
        .filter(edge -> edge.from().equals(name) && edge.why().startsWith("error"))
        .map(edge -> edge.why().substring(6) + " → " + edge.to())
        .collect(Collectors.joining("; "));
  }
}
