package dev.slipway.scenario.fault;

import dev.slipway.port.RetryableFault;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/** Sits between the functions and everything outside of them: records calls, injects faults. */
public final class Wiretap {
  private static final int SERVER_ERROR = 500;
  private static final Set<String> READING = Set.of("describe", "list", "get", "batchGet");

  /** Tapped not as a client of AWS but as what the steps know. */
  private static final Set<String> PORTS = Set.of("ledger", "networks");

  private static final Set<Class<?>> ANSWERS = Set.of(Optional.class, List.class, boolean.class);

  private final List<Call> calls = new ArrayList<>();
  private final Map<String, Object> answers = new HashMap<>();
  private final List<Listener> listeners = new ArrayList<>();
  private final BiPredicate<Invocation, Fault> killer;
  private FaultPlan plan = FaultPlan.NONE;
  private @Nullable Invocation present;

  /** Hears of every call, in the order in which they take effect. */
  public interface Listener {

    /** Before the call takes effect. */
    default void before(Call call, Object[] arguments) {}

    /** After the call took effect, also when its caller does not get to know. */
    default void after(Call call, Object[] arguments) {}
  }

  /**
   * @param killer ends the execution that the invocation is about; whether its function dies too
   */
  public Wiretap(BiPredicate<Invocation, Fault> killer) {
    this.killer = killer;
  }

  public void listen(Listener listener) {
    listeners.add(listener);
  }

  public void plan(FaultPlan next) {
    plan = next;
  }

  /** All calls so far. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /** Attributes the calls of the work to the invocation. */
  public void during(Invocation invocation, Runnable work) {
    present = invocation;
    try {
      work.run();
    } finally {
      present = null;
    }
  }

  /** The same client, tapped. */
  public <C> C on(String service, Class<C> type, C real) {
    InvocationHandler tap =
        (proxy, method, arguments) ->
            isCall(service, method)
                ? tapped(service, method, new Target(real, arguments))
                : passed(real, proxy, method, arguments);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, tap));
  }

  private record Target(Object real, Object[] arguments) {}

  private static boolean isPort(String service) {
    return PORTS.contains(service);
  }

  private static boolean isCall(String service, Method method) {
    if (isPort(service)) {
      return method.getDeclaringClass() != Object.class;
    }
    return method.getParameterCount() == 1
        && SdkRequest.class.isAssignableFrom(method.getParameterTypes()[0])
        && SdkResponse.class.isAssignableFrom(method.getReturnType());
  }

  /** The convenient forms end in the plain ones, which are calls. */
  private static Object passed(Object real, Object proxy, Method method, Object[] arguments)
      throws Throwable {
    boolean convenient = method.isDefault() && method.getParameterCount() > 0;
    return convenient
        ? InvocationHandler.invokeDefault(proxy, method, arguments)
        : made(method, new Target(real, arguments)).call();
  }

  private Object tapped(String service, Method method, Target target) throws Exception {
    Call call =
        new Call(
            calls.size() + 1,
            Objects.requireNonNull(present, "nobody is running"),
            service + ":" + named(service, method),
            Resources.of(target.arguments()),
            changes(service, method));
    calls.add(call);
    Optional<Fault> fault = plan.on(call);
    return fault.isEmpty()
        ? effective(call, method, target)
        : faulty(fault.get(), call, method, target);
  }

  /** A port's reads answer with what there is, maybe nothing; AWS's say so in their names. */
  private static boolean changes(String service, Method method) {
    return isPort(service)
        ? !ANSWERS.contains(method.getReturnType())
        : READING.stream().noneMatch(method.getName()::startsWith);
  }

  private static String named(String service, Method method) {
    String name = method.getName();
    return isPort(service) ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private Object faulty(Fault fault, Call call, Method method, Target target) throws Exception {
    return switch (fault) {
      case FAIL_BEFORE -> throw failure(call);
      case FAIL_AFTER -> {
        effective(call, method, target);
        throw failure(call);
      }
      case TWICE -> {
        effective(call, method, target);
        yield effective(call, method, target);
      }
      case STALE -> stale(call, method, target);
      case DIE_AFTER -> {
        effective(call, method, target);
        throw new Killed(call);
      }
      case DIE_BEFORE -> throw new Killed(call);
      case ABORT_AFTER, TIME_OUT_AFTER -> {
        Object answer = effective(call, method, target);
        if (killer.test(call.by(), fault)) {
          throw new Killed(call);
        }
        yield answer;
      }
    };
  }

  private Object stale(Call call, Method method, Target target) throws Exception {
    // What a revision says never changes; what was once said cannot be read from the wire again.
    boolean changeable =
        !call.effect()
            && !call.action().equals("ecs:DescribeTaskDefinition")
            && !RawAnswers.wanted(target.arguments());
    Object before = changeable ? answers.get(key(call, target)) : null;
    return before == null ? effective(call, method, target) : before;
  }

  private Object effective(Call call, Method method, Target target) throws Exception {
    listeners.forEach(listener -> listener.before(call, target.arguments()));
    Object answer = made(method, target).call();
    if (!call.effect()) {
      answers.put(key(call, target), answer);
    }
    listeners.forEach(listener -> listener.after(call, target.arguments()));
    return answer;
  }

  private static String key(Call call, Target target) {
    return call.action() + Arrays.toString(target.arguments());
  }

  private static Callable<Object> made(Method method, Target target) {
    return () -> {
      try {
        return method.invoke(target.real(), target.arguments());
      } catch (InvocationTargetException thrown) {
        throw thrown.getCause() instanceof Exception cause ? cause : thrown;
      }
    };
  }

  /** What the SDK, or a port's adapter, makes of an AWS that answers 500. */
  private static RuntimeException failure(Call call) {
    return isPort(call.action().substring(0, call.action().indexOf(':')))
        ? new RetryableFault(
            call.action() + " failed: InternalServerError", new IllegalStateException())
        : AwsServiceException.builder()
            .statusCode(SERVER_ERROR)
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .serviceName(call.action().substring(0, call.action().indexOf(':')))
                    .errorCode("InternalServerError")
                    .errorMessage("We encountered an internal error. Please try again.")
                    .build())
            .message("We encountered an internal error. Please try again.")
            .build();
  }
}
