package dev.slipway.rehearsal.operate.adopt;

import dev.slipway.rehearsal.operate.adopt.Adoption.Refused;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what was found as a {@code slipway.yaml}, with what a person should read as comments. */
final class AdoptionYaml {

  private static final String KEY = "    ";

  private final String cluster;
  private final List<Proposal> proposals;
  private final List<Refused> refused;
  private final StringBuilder text = new StringBuilder();

  AdoptionYaml(String cluster, List<Proposal> proposals, List<Refused> refused) {
    this.cluster = cluster;
    this.proposals = proposals;
    this.refused = refused;
  }

  String text() {
    line("# What ./slipway adopt found in the cluster " + cluster + ". Nothing was changed.");
    line("# Read it, then: ./slipway attach. In mode shadow pushes are judged, and nothing is");
    line("# deployed; docs/attach.md has all keys.");
    if (!proposals.isEmpty()) {
      line("schema: 1");
      line("services:");
    }
    proposals.forEach(this::service);
    if (!refused.isEmpty()) {
      line("\n# Cannot be attached:");
      refused.forEach(each -> line("#   " + each.service() + ": " + each.why()));
    }
    return text.toString();
  }

  private void service(Proposal proposal) {
    line("\n  " + proposal.name() + ":");
    proposal.mapping().forEach(container -> comment("container", container));
    comment("now", proposal.outlook());
    proposal.remarks().forEach(remark -> comment("mind", remark));
    value("service", proposal.service());
    list("containers", proposal.containers());
    value("repository", proposal.repository());
    value("family", proposal.family());
    list("roles", proposal.roles());
    list("logGroups", proposal.logGroups());
    list("alarms", proposal.alarms());
    line(KEY + "mode: shadow");
  }

  private void comment(String what, String sentence) {
    line(KEY + "# " + what + ": " + sentence);
  }

  private void value(String key, String value) {
    line(KEY + key + ": " + quoted(value));
  }

  private void list(String key, List<String> values) {
    if (!values.isEmpty()) {
      line(
          KEY
              + key
              + values.stream()
                  .map(AdoptionYaml::quoted)
                  .collect(Collectors.joining(", ", ": [", "]")));
    }
  }

  /** Names as they are; what has characters that may mean something to YAML, in quotes. */
  private static String quoted(String value) {
    return value.matches("[A-Za-z/][\\w./-]*")
        ? value
        : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
