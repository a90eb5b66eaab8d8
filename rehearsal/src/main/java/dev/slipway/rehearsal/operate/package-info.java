/**
 * What an operator's commands do: they read how the attached services stand, and start and follow
 * executions of the workflow. All of it goes through AWS's APIs, so that an account and the local
 * cloud are the same to it; nothing here changes a service or the ledger itself.
 */
@NullMarked
package dev.slipway.rehearsal.operate;

import org.jspecify.annotations.NullMarked;
