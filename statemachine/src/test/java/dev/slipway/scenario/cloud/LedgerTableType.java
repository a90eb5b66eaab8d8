package dev.slipway.scenario.cloud;

import dev.slipway.rehearsal.assembly.ResourceType;
import dev.slipway.rehearsal.cloud.Account;
import java.util.Map;

/** The ledger's table: only its name is needed, since the ledger is in memory. */
final class LedgerTableType implements ResourceType {

  @Override
  public String name() {
    return "AWS::DynamoDB::Table";
  }

  @Override
  public Created create(Resource resource) {
    resource.properties().all();
    String table = resource.generatedName();
    return new Created(table, Map.of("Arn", Account.LOCAL.arn("dynamodb", "table/" + table)));
  }
}
