package dev.slipway.rehearsal.operate;

/**
 * The orchestrator of an account and Region.
 *
 * @param stateMachine ARN of the deployments' state machine
 * @param ledgerTable the ledger's table
 */
public record Orchestrator(String stateMachine, String ledgerTable) {}
