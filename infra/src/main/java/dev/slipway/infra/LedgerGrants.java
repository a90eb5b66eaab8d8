package dev.slipway.infra;

import static dev.slipway.infra.OrchestratorFunction.AWAIT_BAKE;
import static dev.slipway.infra.OrchestratorFunction.AWAIT_ROLLBACK;
import static dev.slipway.infra.OrchestratorFunction.AWAIT_ROLLOUT;
import static dev.slipway.infra.OrchestratorFunction.CLAIM;
import static dev.slipway.infra.OrchestratorFunction.PLAN;
import static dev.slipway.infra.OrchestratorFunction.REGISTER;
import static dev.slipway.infra.OrchestratorFunction.ROLL_BACK;
import static dev.slipway.infra.OrchestratorFunction.SETTLE;
import static dev.slipway.infra.OrchestratorFunction.UPDATE;
import static dev.slipway.infra.OrchestratorFunction.WAKE;

import java.util.List;
import software.amazon.awscdk.services.dynamodb.ITable;

/**
 * Who may do what to the ledger: only the functions that write a kind of item may write at all, and
 * nobody may scan or delete the table.
 */
final class LedgerGrants {

  private LedgerGrants() {}

  static void grant(StepFunctions functions, ITable ledger) {
    List<String> table = List.of(ledger.getTableArn());
    functions
        .of(
            CLAIM,
            PLAN,
            REGISTER,
            UPDATE,
            AWAIT_ROLLOUT,
            AWAIT_BAKE,
            SETTLE,
            ROLL_BACK,
            AWAIT_ROLLBACK,
            WAKE)
        .forEach(function -> function.allow(List.of("dynamodb:GetItem"), table));
    functions
        .of(CLAIM, PLAN, SETTLE)
        .forEach(function -> function.allow(List.of("dynamodb:PutItem"), table));
    functions
        .of(CLAIM, UPDATE, AWAIT_ROLLOUT, AWAIT_BAKE, SETTLE, ROLL_BACK, AWAIT_ROLLBACK, WAKE)
        .forEach(function -> function.allow(List.of("dynamodb:UpdateItem"), table));
  }
}
