package dev.slipway.scenario.cloud;

import dev.slipway.port.Ledger;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * A ledger kept twice. The functions live with the one in DynamoDB, whose calls need permissions;
 * what came to pass is written into the one in memory too, where the story is read.
 */
final class MirroredLedger {

  private MirroredLedger() {}

  static Ledger of(Ledger inDynamoDb, Ledger inMemory) {
    InvocationHandler both =
        (proxy, method, arguments) -> {
          try {
            Object answer = method.invoke(inDynamoDb, arguments);
            method.invoke(inMemory, arguments);
            return answer;
          } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
          }
        };
    return (Ledger)
        Proxy.newProxyInstance(Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, both);
  }
}
