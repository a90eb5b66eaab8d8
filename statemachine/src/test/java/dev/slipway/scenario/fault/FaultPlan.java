package dev.slipway.scenario.fault;

import java.util.Optional;

/** Which calls go wrong. */
public interface FaultPlan {
  FaultPlan NONE = call -> Optional.empty();

  /** How this call goes wrong; empty when it goes well. */
  Optional<Fault> on(Call call);

  /** The call with this number goes wrong. */
  static FaultPlan at(int number, Fault fault) {
    return call -> call.number() == number ? Optional.of(fault) : Optional.empty();
  }

  /** The nth call of this action goes wrong, from 1; each time the plan is made it counts anew. */
  static FaultPlan onNth(String action, int nth, Fault fault) {
    int[] seen = {0};
    return call ->
        call.action().equals(action) && ++seen[0] == nth ? Optional.of(fault) : Optional.empty();
  }

  /** Every call of this action goes wrong until another plan is made. */
  static FaultPlan always(String action, Fault fault) {
    return call -> call.action().equals(action) ? Optional.of(fault) : Optional.empty();
  }
}
