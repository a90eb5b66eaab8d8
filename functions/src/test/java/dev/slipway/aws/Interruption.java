package dev.slipway.aws;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What others do, or what goes wrong, just before a client's first call of an operation. */
record Interruption(String operation, Runnable what) {

  DynamoDbClient of(DynamoDbClient client) {
    AtomicBoolean happened = new AtomicBoolean();
    InvocationHandler calls =
        (proxy, method, arguments) -> {
          if (method.getName().equals(operation) && happened.compareAndSet(false, true)) {
            what.run();
          }
          return call(client, method, arguments);
        };
    Class<?>[] types = {DynamoDbClient.class};
    return (DynamoDbClient) Proxy.newProxyInstance(getClass().getClassLoader(), types, calls);
  }

  private static Object call(DynamoDbClient client, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(client, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
