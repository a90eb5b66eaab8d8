package dev.slipway.infra;

import static dev.slipway.infra.OrchestratorFunction.ACCEPT;
import static dev.slipway.infra.OrchestratorFunction.AWAIT_APPROVAL;
import static dev.slipway.infra.OrchestratorFunction.AWAIT_BAKE;
import static dev.slipway.infra.OrchestratorFunction.AWAIT_ROLLBACK;
import static dev.slipway.infra.OrchestratorFunction.AWAIT_ROLLOUT;
import static dev.slipway.infra.OrchestratorFunction.CLAIM;
import static dev.slipway.infra.OrchestratorFunction.PLAN;
import static dev.slipway.infra.OrchestratorFunction.REGISTER;
import static dev.slipway.infra.OrchestratorFunction.ROLL_BACK;
import static dev.slipway.infra.OrchestratorFunction.SETTLE;
import static dev.slipway.infra.OrchestratorFunction.SWEEP;
import static dev.slipway.infra.OrchestratorFunction.UPDATE;
import static dev.slipway.infra.OrchestratorFunction.WAKE;

import java.util.List;
import software.amazon.awscdk.services.dynamodb.ITable;

/**
 * Who may do what to the ledger: each function what its step does, and nobody may scan. No
 * condition narrows this to keys: each function serves every attached service, and so all of the
 * table.
 */
final class LedgerGrants {

  private final StepFunctions functions;
  private final ITable ledger;

  LedgerGrants(StepFunctions functions, ITable ledger) {
    this.functions = functions;
    this.ledger = ledger;
  }

  /** A transaction needs the permission of each of its parts; it has none of its own. */
  void grantAll() {
    allow("dynamodb:GetItem", ACCEPT, CLAIM, PLAN, REGISTER, ROLL_BACK, SETTLE, WAKE, SWEEP);
    allow("dynamodb:GetItem", AWAIT_APPROVAL, AWAIT_ROLLOUT, AWAIT_ROLLBACK);
    allow("dynamodb:PutItem", ACCEPT, CLAIM, PLAN, REGISTER, ROLL_BACK, SETTLE, SWEEP);
    allow("dynamodb:UpdateItem", ACCEPT, PLAN, REGISTER, UPDATE, ROLL_BACK, SETTLE);
    allow("dynamodb:UpdateItem", AWAIT_APPROVAL, AWAIT_ROLLOUT, AWAIT_BAKE, AWAIT_ROLLBACK, WAKE);
    allow("dynamodb:DeleteItem", ACCEPT, SETTLE);
    allow("dynamodb:ConditionCheckItem", CLAIM, PLAN, REGISTER, ROLL_BACK);
    allow("dynamodb:Query", PLAN, SWEEP);
  }

  private void allow(String action, OrchestratorFunction... steps) {
    functions
        .of(steps)
        .forEach(function -> function.allow(List.of(action), List.of(ledger.getTableArn())));
  }
}
