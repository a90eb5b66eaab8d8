package dev.slipway.rehearsal.iam;

import dev.slipway.rehearsal.text.TextTable;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** For each of Slipway's roles: how much of what it may do was done, and what was not. */
public final class PrivilegeTable {

  /** As the stack of the orchestrator names its roles. */
  private static final String OURS = "SlipwayOrchestrator-";

  private static final String NOTHING = "-";

  private PrivilegeTable() {}

  /** One row for each role, with its actions by whether they were used, explained or refused. */
  public static TextTable of(Privileges privileges, Unplayed unplayed) {
    TextTable table =
        new TextTable("role", "used", "only on AWS", "granted, not used", "asked for in vain");
    Map<String, List<Grant>> granted = byRole(privileges.granted());
    Map<String, List<Grant>> used = byRole(privileges.used());
    Map<String, List<Grant>> refused = byRole(privileges.refused());
    granted.forEach(
        (role, grants) -> {
          Set<String> usedActions = actions(used.getOrDefault(role, List.of()).stream());
          Set<String> rest = actions(grants.stream());
          rest.removeAll(usedActions);
          Set<String> explained =
              actions(grants.stream().filter(grant -> unplayed.reason(grant).isPresent()));
          explained.retainAll(rest);
          rest.removeAll(explained);
          table.row(
              role,
              Integer.toString(usedActions.size()),
              Integer.toString(explained.size()),
              listed(rest),
              listed(actions(refused.getOrDefault(role, List.of()).stream())));
        });
    return table;
  }

  private static Map<String, List<Grant>> byRole(Collection<Grant> grants) {
    return grants.stream()
        .filter(grant -> grant.role().startsWith(OURS))
        .collect(Collectors.groupingBy(Grant::shortRole, TreeMap::new, Collectors.toList()));
  }

  private static Set<String> actions(Stream<Grant> grants) {
    return grants.map(Grant::action).collect(Collectors.toCollection(HashSet::new));
  }

  private static String listed(Set<String> actions) {
    return actions.isEmpty() ? NOTHING : actions.stream().sorted().collect(Collectors.joining(" "));
  }
}
