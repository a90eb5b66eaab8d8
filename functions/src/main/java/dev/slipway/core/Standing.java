package dev.slipway.core;

import java.util.Optional;

/**
 * All that the ledger holds on a wish to claim a service.
 *
 * @param quarantine that of the wished image
 */
public record Standing(
    Optional<Claim> claim, Optional<Hold> hold, Optional<Quarantine> quarantine) {}
