/**
 * What the ledger's attempts say of how deployments go: how often, how fast, how many fail and for
 * how long. Only arithmetic over attempts that were read, and its writing; nothing here asks AWS.
 */
@NullMarked
package dev.slipway.rehearsal.operate.report;

import org.jspecify.annotations.NullMarked;
