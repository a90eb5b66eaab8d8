package dev.slipway.rehearsal.iam;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** What the roles' policies grant, what of it was used, and what was asked for in vain. */
public final class Privileges {

  private final Set<Grant> used = new ConcurrentSkipListSet<>();
  private final Set<Grant> refused = new ConcurrentSkipListSet<>();
  private volatile Optional<Withdrawal> withdrawal = Optional.empty();
  private final Iterable<Role> roles;

  /** One action that a role has lost although its policies allow it. */
  public record Withdrawal(String role, String action) {

    private boolean meets(Role asking, Ask ask) {
      return asking.name().equals(role) && ask.action().equals(action);
    }
  }

  Privileges(Iterable<Role> roles) {
    this.roles = roles;
  }

  /** All that the policies allow, statement by statement. */
  public Set<Grant> granted() {
    Set<Grant> granted = new TreeSet<>();
    roles.forEach(role -> role.grants().forEach(granted::add));
    return granted;
  }

  /** The grants that let something pass since the last {@link #forget}. */
  public Set<Grant> used() {
    return new TreeSet<>(used);
  }

  /** What was refused since then; its resources are those that were asked for. */
  public Set<Grant> refused() {
    return new TreeSet<>(refused);
  }

  /** Forgets what was used and refused so far. */
  public void forget() {
    used.clear();
    refused.clear();
  }

  /** From now on one action of one role is refused; empty gives an earlier one back. */
  public void withdraw(Optional<Withdrawal> lost) {
    withdrawal = lost;
  }

  Verdict decide(Role role, Ask ask) {
    Verdict verdict =
        withdrawal.filter(lost -> lost.meets(role, ask)).isPresent()
            ? Verdict.DENIED_BY_SILENCE
            : role.verdict(ask);
    if (verdict == Verdict.ALLOWED) {
      role.grants(ask).forEach(used::add);
    } else {
      refused.add(new Grant(role.name(), ask.action(), ask.shownResource()));
    }
    return verdict;
  }
}
