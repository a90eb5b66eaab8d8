package dev.slipway.fake;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;

/** A port of which only some methods may be called: whoever calls another fails the test. */
public final class ReadOnly {
  private ReadOnly() {}

  /**
   * Wraps the port.
   *
   * @param reads names of the methods that change nothing
   */
  public static <T> T of(Class<T> port, T real, List<String> reads) {
    Object wrapped =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              if (!reads.contains(method.getName())) {
                throw new AssertionError(port.getSimpleName() + " was asked to write: " + method);
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return port.cast(wrapped);
  }
}
