/**
 * The local cloud on one virtual clock: the synthesized templates deployed, the handlers that ship
 * run in this process, tasks and load balancers simulated. Nothing here knows a scenario.
 */
@NullMarked
package dev.slipway.scenario.cloud;

import org.jspecify.annotations.NullMarked;
