package dev.slipway.rehearsal.wire;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/** One operation of an SDK client interface. */
record Operation(String name, Method method) {

  private static final ClassValue<Map<String, Operation>> ALL =
      new ClassValue<>() {
        @Override
        protected Map<String, Operation> computeValue(Class<?> client) {
          return read(client);
        }
      };

  /** All operations of a client interface, by lower-case name: SDK and API differ in acronyms. */
  static Map<String, Operation> of(Class<?> client) {
    return ALL.get(client);
  }

  private static Map<String, Operation> read(Class<?> client) {
    return Arrays.stream(client.getMethods())
        .filter(Operation::isOperation)
        .map(method -> new Operation(requestName(method), method))
        .collect(
            Collectors.toUnmodifiableMap(
                operation -> operation.name().toLowerCase(Locale.ROOT), operation -> operation));
  }

  /** Paginators take the same request but answer with an iterable. */
  private static boolean isOperation(Method method) {
    return method.getParameterCount() == 1
        && SdkRequest.class.isAssignableFrom(method.getParameterTypes()[0])
        && SdkResponse.class.isAssignableFrom(method.getReturnType());
  }

  private static String requestName(Method method) {
    return method.getParameterTypes()[0].getSimpleName().replaceFirst("Request$", "");
  }

  /** An empty builder of the operation's request. */
  SdkPojo requestBuilder() {
    try {
      return (SdkPojo) method.getParameterTypes()[0].getMethod("builder").invoke(null);
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException("no builder for " + name, broken);
    }
  }

  /**
   * Calls the operation.
   *
   * @throws RuntimeException what the implementation threw
   */
  SdkPojo call(Object implementation, SdkPojo request) {
    try {
      return (SdkPojo) method.invoke(implementation, request);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(name + " failed", thrown.getCause());
    } catch (IllegalAccessException broken) {
      throw new IllegalStateException("cannot call " + name, broken);
    }
  }
}
