package dev.slipway.fake;

import dev.slipway.core.DeploymentRequest;
import dev.slipway.port.Executions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Executions that are started and are what the test says; unless it says, they run. */
public final class FakeExecutions implements Executions {
  private final Map<String, State> states = new HashMap<>();
  private final Map<String, DeploymentRequest> started = new LinkedHashMap<>();
  private final Set<String> over = new HashSet<>();
  private Runnable onLook = () -> {};

  /** The execution with this ARN is in that state. */
  public void are(String execution, State state) {
    states.put(execution, state);
  }

  /** Every execution started so far has come to an end. */
  public void end() {
    over.addAll(started.keySet());
    started.clear();
  }

  /** Happens between the look at an execution and what follows from it. */
  public void meanwhile(Runnable what) {
    onLook = what;
  }

  @Override
  public State state(String execution) {
    onLook.run();
    return states.getOrDefault(execution, State.RUNNING);
  }

  @Override
  public boolean start(String name, DeploymentRequest request) {
    if (over.contains(name) || !started.getOrDefault(name, request).equals(request)) {
      return false;
    }
    started.put(name, request);
    return true;
  }

  public Map<String, DeploymentRequest> started() {
    return started;
  }
}
