package dev.slipway.fake;

import dev.slipway.port.Ledger;
import dev.slipway.port.LedgerContract;

class FakeLedgerTest extends LedgerContract {

  @Override
  protected Ledger emptyLedger() {
    return new FakeLedger();
  }
}
