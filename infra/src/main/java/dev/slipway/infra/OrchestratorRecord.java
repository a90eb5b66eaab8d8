package dev.slipway.infra;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.ssm.StringParameter;
import software.amazon.awscdk.services.stepfunctions.IStateMachine;
import software.constructs.Construct;

/**
 * Where the parts of the orchestrator are that people and commands talk to: one JSON parameter of a
 * known name, since all other names are generated.
 */
final class OrchestratorRecord {

  static final String NAME = "/slipway/orchestrator";

  private static final int SCHEMA = 1;

  private OrchestratorRecord() {}

  static void create(Construct scope, IStateMachine machine, ITable ledger) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("schema", SCHEMA);
    fields.put("stateMachine", machine.getStateMachineArn());
    fields.put("ledgerTable", ledger.getTableName());
    StringParameter.Builder.create(scope, "Record")
        .parameterName(NAME)
        .description("Where Slipway's state machine and ledger are")
        .stringValue(Stack.of(scope).toJsonString(fields))
        .build();
  }
}
