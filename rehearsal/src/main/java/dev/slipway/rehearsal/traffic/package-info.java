/**
 * Steady requests from outside, and what became of each. The client knows HTTP and wall time only:
 * nothing of the cloud, its clock or its deployments may be used here, so that the count stays an
 * outsider's.
 */
@NullMarked
package dev.slipway.rehearsal.traffic;

import org.jspecify.annotations.NullMarked;
