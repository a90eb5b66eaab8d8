package dev.slipway.step;

import dev.slipway.core.AttachedService;
import dev.slipway.core.WatchWindow;
import dev.slipway.port.Ledger;

/** Finds out whether the last success on a service is still being watched. */
final class WatchWindows {
  private final Ledger ledger;

  WatchWindows(Ledger ledger) {
    this.ledger = ledger;
  }

  WatchWindow on(AttachedService service) {
    return new WatchWindow(
        ledger.claimOn(service.name()),
        ledger.proven(service.name()).stream().findFirst(),
        service.policy().watchTime());
  }
}
