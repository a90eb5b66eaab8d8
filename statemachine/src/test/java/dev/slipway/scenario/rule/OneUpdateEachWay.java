package dev.slipway.scenario.rule;

import dev.slipway.scenario.cloud.Attached;
import dev.slipway.scenario.cloud.View;
import dev.slipway.scenario.fault.Call;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/**
 * A deployment sets a service to another revision at most once forward; and what it sets it back to
 * was proven.
 */
public final class OneUpdateEachWay implements Rule {
  private final View view;
  private final Function<String, Set<String>> proven;
  private final Map<String, Integer> forward = new HashMap<>();
  private final Broken broken = new Broken();
  private String before = "";

  /**
   * @param proven ARNs of the revisions that are proven for a service now
   */
  public OneUpdateEachWay(View view, Function<String, Set<String>> proven) {
    this.view = view;
    this.proven = proven;
  }

  @Override
  public void before(Call call, Object[] arguments) {
    updates(arguments).forEach(request -> begin(call, request));
  }

  @Override
  public void after(Call call, Object[] arguments) {
    updates(arguments).forEach(request -> end(call, request));
  }

  private static Stream<UpdateServiceRequest> updates(Object[] arguments) {
    return Stream.of(arguments)
        .filter(UpdateServiceRequest.class::isInstance)
        .map(UpdateServiceRequest.class::cast)
        .filter(request -> request.taskDefinition() != null);
  }

  private void begin(Call call, UpdateServiceRequest request) {
    Attached at = view.attached(call.by().service().orElseThrow());
    before = view.service(at).taskDefinition();
    if (call.by().function().equals("RollBack")) {
      back(call, at, request.taskDefinition());
    }
  }

  // An answer of success may hide that nothing happened: only the service itself tells.
  private void end(Call call, UpdateServiceRequest request) {
    Attached at = view.attached(call.by().service().orElseThrow());
    boolean changed = !view.service(at).taskDefinition().equals(before);
    if (changed && !call.by().function().equals("RollBack")) {
      forward(call);
    }
  }

  private void forward(Call call) {
    String deployment = call.by().deployment().orElse("?");
    if (forward.merge(deployment, 1, Integer::sum) > 1) {
      broken.add(call + " is the second effective update forward of " + deployment);
    }
  }

  private void back(Call call, Attached at, String target) {
    if (!proven.apply(at.name()).contains(target)) {
      broken.add(call + " goes back to " + target + ", which is not proven");
    }
  }

  @Override
  public List<String> broken(View onlooker) {
    return broken.all();
  }
}
