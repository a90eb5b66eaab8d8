package dev.slipway.rehearsal.assembly;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts names so that each comes after those it needs, else in the order they came. */
final class DependencyOrder {

  private final Map<String, Set<String>> needs;
  private final Set<String> ordered = new LinkedHashSet<>();
  private final List<String> trail = new ArrayList<>();

  private DependencyOrder(Map<String, Set<String>> needs) {
    this.needs = needs;
  }

  /**
   * @param needs for each name the names it needs; those without an entry of their own are left out
   * @throws IllegalArgumentException for a cycle, which the message shows
   */
  static List<String> of(Map<String, Set<String>> needs) {
    DependencyOrder order = new DependencyOrder(needs);
    needs.keySet().forEach(order::visit);
    return List.copyOf(order.ordered);
  }

  private void visit(String name) {
    Set<String> needed = needs.get(name);
    if (needed == null || ordered.contains(name)) {
      return;
    }
    refuseCycle(name);
    trail.add(name);
    needed.stream().sorted().forEach(this::visit);
    trail.removeLast();
    ordered.add(name);
  }

  private void refuseCycle(String name) {
    int start = trail.indexOf(name);
    if (start >= 0) {
      List<String> cycle = trail.subList(start, trail.size());
      throw new IllegalArgumentException(
          "circular dependency: " + String.join(" → ", cycle) + " → " + name);
    }
  }
}
