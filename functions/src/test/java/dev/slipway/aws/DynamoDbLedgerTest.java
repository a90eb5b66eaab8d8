package dev.slipway.aws;

import dev.slipway.port.Ledger;
import dev.slipway.port.LedgerContract;
import dev.slipway.wire.Codec;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The ledger's promises, kept by DynamoDB. */
class DynamoDbLedgerTest extends LedgerContract {
  private static final AtomicInteger TABLES = new AtomicInteger();
  private static LocalDynamoDb dynamoDb;

  @BeforeAll
  static void start() throws Exception {
    dynamoDb = LocalDynamoDb.start();
  }

  @AfterAll
  static void stop() throws Exception {
    dynamoDb.close();
  }

  @Override
  protected Ledger emptyLedger() {
    String table = "ledger-" + TABLES.incrementAndGet();
    dynamoDb.createTable(table);
    return new DynamoDbLedger(
        dynamoDb.client(),
        table,
        new LedgerItems(Codec.watches(), Codec.questions(), Codec.deployments()));
  }
}
