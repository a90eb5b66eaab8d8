package dev.slipway.scenario.cloud;

import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Counts the requests to ledgers in DynamoDB, as DynamoDB charges for them. */
public final class LedgerMeter implements ExecutionInterceptor {
  private static final AtomicReference<Count> COUNT = new AtomicReference<>(new Count(0, 0, 0));

  /**
   * @param writes items written or checked; those of a transaction count twice (DynamoDB developer
   *     guide, transaction-apis, read 2026-11)
   */
  public record Count(int reads, int queries, int writes) {

    private Count plus(Count more) {
      return new Count(reads + more.reads, queries + more.queries, writes + more.writes);
    }

    /** What came after. */
    public Count minus(Count before) {
      return new Count(reads - before.reads, queries - before.queries, writes - before.writes);
    }
  }

  /** All requests of this process so far. */
  public static Count count() {
    return COUNT.get();
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    Count one =
        switch (context.request()) {
          case GetItemRequest read -> new Count(1, 0, 0);
          case QueryRequest query -> new Count(0, 1, 0);
          case TransactWriteItemsRequest all -> new Count(0, 0, 2 * all.transactItems().size());
          default -> new Count(0, 0, 1);
        };
    COUNT.updateAndGet(one::plus);
  }
}
