package dev.slipway.scenario.privilege;

import dev.slipway.rehearsal.iam.Grant;
import dev.slipway.rehearsal.iam.Privileges.Withdrawal;
import dev.slipway.scenario.privilege.UseRecord.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code statemachine/privilege.md}: for each grant the story that needs it, role by role. */
public final class PrivilegePage {
  private static final Path FILE = Path.of("privilege.md");
  private static final String BEGIN = "<!-- begin grants -->\n";
  private static final String END = "<!-- end grants -->\n";
  private static final Pattern ROLE = Pattern.compile("### `(.+)`");
  private static final Pattern ROW = Pattern.compile("\\| `(.+?)` \\| (\\S+) \\| (.+) \\|");

  private PrivilegePage() {}

  /**
   * One row.
   *
   * @param role its short name
   * @param story the shortest one that uses it
   * @param shown what is read where it is missing, in the words of {@link Shown}
   */
  public record Row(String role, String action, GoldenStory story, String shown) {

    private String written() {
      return "| `%s` | %s | %s |\n".formatted(action, story, shown);
    }

    @Override
    public String toString() {
      return "%s=%s breaks %s".formatted(role, action, story);
    }
  }

  /** The page's rows. */
  public static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    String role = "";
    for (String line : Files.readAllLines(FILE)) {
      Matcher head = ROLE.matcher(line);
      Matcher row = ROW.matcher(line);
      if (head.matches()) {
        role = head.group(1);
      } else if (row.matches()) {
        rows.add(new Row(role, row.group(1), new GoldenStory(row.group(2)), row.group(3)));
      }
    }
    return rows;
  }

  /** Plays each recorded story without its grant, and writes the page. */
  public static void writeFromRecord(Set<Grant> granted) throws Exception {
    Map<String, Use> shortest = new TreeMap<>();
    Map<String, Grant> actions = new TreeMap<>();
    UseRecord.read()
        .shortest()
        .forEach(
            (grant, use) -> {
              String key = grant.role() + " " + grant.action();
              shortest.merge(key, use, Use.SHORTER);
              actions.put(key, grant);
            });
    Set<String> inTemplates =
        granted.stream()
            .map(grant -> grant.role() + " " + grant.action())
            .collect(Collectors.toSet());
    actions.keySet().retainAll(inTemplates);
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<String, Grant> each : actions.entrySet()) {
      Grant grant = each.getValue();
      GoldenStory story = shortest.get(each.getKey()).story();
      Shown shown = Loss.in(story, new Withdrawal(grant.role(), grant.action()));
      rows.add(new Row(grant.shortRole(), grant.action(), story, shown.toString()));
    }
    write(rows);
  }

  private static void write(List<Row> rows) throws IOException {
    Map<String, String> tables =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    Row::role,
                    TreeMap::new,
                    Collectors.mapping(Row::written, Collectors.joining())));
    Map<String, String> sections = new LinkedHashMap<>();
    tables.forEach(
        (role, table) ->
            sections.put(
                role,
                "### `%s`\n\n| action | story | without it |\n| --- | --- | --- |\n%s\n"
                    .formatted(role, table)));
    String page = Files.readString(FILE);
    Files.writeString(
        FILE,
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + "\n"
            + String.join("", sections.values())
            + page.substring(page.indexOf(END)));
  }
}
