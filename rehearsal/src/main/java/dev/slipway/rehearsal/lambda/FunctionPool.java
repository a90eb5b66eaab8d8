package dev.slipway.rehearsal.lambda;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The execution environments of one function: as many as there are invocations at once, up to the
 * function's limit; beyond it invocations wait their turn, where AWS would throttle.
 */
final class FunctionPool implements Sandbox.Owner {

  private final LambdaFunction function;
  private final Function<Sandbox.Owner, Sandbox> start;
  private final Set<Sandbox> living = new LinkedHashSet<>();
  private final Queue<Invocation> waiting = new ArrayDeque<>();
  private boolean closed;

  FunctionPool(LambdaFunction function, Function<Sandbox.Owner, Sandbox> start) {
    this.function = function;
    this.start = start;
  }

  LambdaFunction function() {
    return function;
  }

  synchronized void invoke(Invocation invocation) {
    boolean taken = living.stream().anyMatch(sandbox -> sandbox.tryOffer(invocation));
    if (!taken) {
      waiting.add(invocation);
      grow();
    }
  }

  /** Starts one environment ahead of its first invocation, unless there is one. */
  synchronized void prewarm() {
    if (living.isEmpty()) {
      grow();
    }
  }

  /** Starts one environment likewise; done once it has asked for work. */
  synchronized CompletableFuture<Void> warm() {
    prewarm();
    return living.stream()
        .findFirst()
        .map(Sandbox::asked)
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }

  private void grow() {
    if (!closed && living.size() < function.limits().concurrency()) {
      Sandbox sandbox = start.apply(this);
      living.add(sandbox);
      feed(sandbox);
    }
  }

  private void feed(Sandbox sandbox) {
    Invocation next = waiting.peek();
    if (next != null && sandbox.tryOffer(next)) {
      waiting.remove();
    }
  }

  @Override
  public synchronized void idle(Sandbox sandbox) {
    feed(sandbox);
  }

  @Override
  public synchronized void gone(Sandbox sandbox) {
    living.remove(sandbox);
    if (!waiting.isEmpty()) {
      grow();
    }
  }

  void close(Consumer<Sandbox> ending) {
    List<Sandbox> last;
    synchronized (this) {
      closed = true;
      last = List.copyOf(living);
    }
    last.forEach(ending);
  }
}
