package dev.slipway.scenario.rule;

import dev.slipway.scenario.cloud.View;
import dev.slipway.scenario.fault.Wiretap;
import java.util.List;

/** Something that must hold in every scenario. */
public interface Rule extends Wiretap.Listener {

  /** What is broken right now, one line each; asked after each step in which something happened. */
  default List<String> broken(View view) {
    return List.of();
  }

  /** What is broken now that nothing is under way. */
  default List<String> brokenAtRest(View view) {
    return List.of();
  }
}
