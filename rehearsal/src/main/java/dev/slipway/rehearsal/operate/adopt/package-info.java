/**
 * What there is in a cluster that Slipway could deploy to, proposed as a {@code slipway.yaml}: only
 * reading calls, and nothing of an orchestrator, which need not exist yet.
 */
@NullMarked
package dev.slipway.rehearsal.operate.adopt;

import org.jspecify.annotations.NullMarked;
