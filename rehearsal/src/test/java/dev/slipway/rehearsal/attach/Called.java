package dev.slipway.rehearsal.attach;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Locale;
import software.amazon.awssdk.utils.builder.Buildable;

/** Stands for any SDK client, and knows which of its operations was called last. */
final class Called {

  private String operation = "nothing was called";

  <C> C as(Class<C> client) {
    return client.cast(
        Proxy.newProxyInstance(
            client.getClassLoader(),
            new Class<?>[] {client},
            (proxy, method, arguments) -> answer(method)));
  }

  /** As the AWS CLI writes it. */
  String operation() {
    return operation;
  }

  /** An answer without anything in it. */
  private Object answer(Method method) throws ReflectiveOperationException {
    operation = method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    Object builder = method.getReturnType().getMethod("builder").invoke(null);
    return ((Buildable) builder).build();
  }
}
