package dev.slipway.rehearsal.ecs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Decides which tasks a service starts and stops now. The bounds are AWS's (API
 * DeploymentConfiguration, deployment-type-ecs, read 2026-11); the order in which it uses them is
 * derived from service events of real rollouts, since the real scheduler's is not published.
 */
final class Scheduler {

  private final List<Group> groups;
  private final Moves moves = new Moves(new LinkedHashMap<>(), new ArrayList<>());
  private int room;
  private int spare;

  /**
   * One deployment's tasks that are not told to stop.
   *
   * @param wanted how many it should have
   * @param mayStart whether it may start tasks now
   * @param leaving whether a newer deployment replaces it
   */
  record Group(
      String deployment, int wanted, boolean mayStart, boolean leaving, List<Member> members) {

    private long sound() {
      return members.stream().filter(member -> !member.condemned).count();
    }
  }

  /**
   * A running or pending task, oldest first in its group.
   *
   * @param healthy passes all its health checks
   * @param condemned failed its health checks and must be replaced
   */
  record Member(String task, boolean healthy, boolean condemned) {}

  /** What to do: how many tasks to start per deployment, and which to stop. */
  record Moves(Map<String, Integer> starts, List<String> stops) {

    boolean isEmpty() {
      return starts.isEmpty() && stops.isEmpty();
    }
  }

  private Scheduler(Capacity capacity, List<Group> groups) {
    this.groups = groups;
    this.room = capacity.upper() - groups.stream().mapToInt(group -> group.members.size()).sum();
    this.spare = (int) members().filter(Scheduler::counts).count() - capacity.lower();
  }

  /**
   * @param groups oldest deployment first
   */
  static Moves plan(Capacity capacity, List<Group> groups) {
    return new Scheduler(capacity, groups).plan();
  }

  /**
   * Plans each deployment as if it were alone: none makes way for another.
   *
   * @param capacity whose percentages count, of what each deployment should have
   */
  static Moves planEach(Capacity capacity, List<Group> groups) {
    Moves all = new Moves(new LinkedHashMap<>(), new ArrayList<>());
    for (Group group : groups) {
      Moves own = plan(capacity.of(group.wanted), List.of(group));
      all.starts.putAll(own.starts);
      all.stops.addAll(own.stops);
    }
    return all;
  }

  /** Starts come first, so that an unhealthy task is replaced before it stops where that fits. */
  private Moves plan() {
    groups.forEach(this::start);
    stopCondemned();
    groups.forEach(this::stopSurplus);
    return moves;
  }

  private void start(Group group) {
    int missing = group.wanted - (int) group.sound();
    int count = Math.min(missing, room);
    if (count > 0 && group.mayStart) {
      moves.starts.put(group.deployment, count);
      room -= count;
    }
  }

  /** Without room for replacements, one at a time. */
  private void stopCondemned() {
    long limit = moves.starts.isEmpty() && room <= 0 ? 1 : Long.MAX_VALUE;
    members()
        .filter(Member::condemned)
        .limit(limit)
        .forEach(member -> moves.stops.add(member.task));
  }

  /**
   * An unhealthy task of a leaving deployment goes when nobody counts on it: it is more than its
   * deployment should have, or the healthy ones are enough without it.
   */
  private void stopSurplus(Group group) {
    long surplus = group.sound() - group.wanted;
    long left = group.leaving ? group.sound() : surplus;
    for (Member member : unhealthyFirst(group)) {
      boolean free = !member.healthy && surplus > 0;
      if (left > 0 && (free || spare > 0)) {
        moves.stops.add(member.task);
        left--;
        surplus--;
        spare -= member.healthy ? 1 : 0;
      }
    }
  }

  private static List<Member> unhealthyFirst(Group group) {
    return group.members.stream()
        .filter(member -> !member.condemned)
        .sorted(Comparator.comparing(Member::healthy))
        .toList();
  }

  private static boolean counts(Member member) {
    return member.healthy && !member.condemned;
  }

  private Stream<Member> members() {
    return groups.stream().flatMap(group -> group.members.stream());
  }
}
