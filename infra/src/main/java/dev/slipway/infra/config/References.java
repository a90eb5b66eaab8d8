package dev.slipway.infra.config;

import dev.slipway.infra.config.Reference.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads what refers to AWS, and holds all ARNs of a file to one account and Region: that of the
 * orchestrator.
 */
final class References {

  private Optional<String> account = Optional.empty();
  private Optional<String> region = Optional.empty();

  Function<Value, Optional<Reference>> of(Kind kind) {
    return value -> value.as(kind::parse, kind.allowed()).filter(found -> isHere(value, found));
  }

  List<Reference> all(Entries entries, String key, Kind kind) {
    return entries.items(key).stream().flatMap(item -> of(kind).apply(item).stream()).toList();
  }

  /** Empty as long as only names were read. */
  Optional<String> account() {
    return account;
  }

  /** Empty as long as only names were read. */
  Optional<String> region() {
    return region;
  }

  private boolean isHere(Value value, Reference reference) {
    account = account.or(reference::account);
    region = region.or(reference::region);
    return isThe("account", account, reference.account(), value)
        && isThe("Region", region, reference.region(), value);
  }

  private static boolean isThe(
      String what, Optional<String> here, Optional<String> there, Value value) {
    boolean same = there.isEmpty() || there.equals(here);
    if (!same) {
      value.wrong(
          "one in the "
              + what
              + " of the others, "
              + here.orElse("")
              + ": an orchestrator serves one account and Region");
    }
    return same;
  }
}
