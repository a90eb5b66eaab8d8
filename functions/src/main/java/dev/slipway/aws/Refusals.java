package dev.slipway.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;

/**
 * The writes of a transaction whose conditions did not hold, so that nothing was written.
 *
 * @param reasons one for each write, in their order; none when all was written
 */
record Refusals(List<CancellationReason> reasons) {
  static final Refusals NONE = new Refusals(List.of());
  private static final String REFUSED = "ConditionalCheckFailed";

  boolean isEmpty() {
    return reasons.stream().noneMatch(Refusals::isRefusal);
  }

  /** Whether the write at this place was refused. */
  boolean of(int place) {
    return place < reasons.size() && isRefusal(reasons.get(place));
  }

  private static boolean isRefusal(CancellationReason reason) {
    return REFUSED.equals(reason.code());
  }

  /** An item that a refused write found in its way, if the write asked to see it. */
  Optional<Map<String, AttributeValue>> found(Predicate<Map<String, AttributeValue>> wanted) {
    return reasons.stream()
        .filter(CancellationReason::hasItem)
        .map(CancellationReason::item)
        .filter(item -> !item.isEmpty())
        .filter(wanted)
        .findFirst();
  }
}
