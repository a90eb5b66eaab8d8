package dev.slipway.scenario.rule;

import com.fasterxml.jackson.databind.JsonNode;
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
 * A deployment sets a service to another revision at most once forward, and at most once back on
 * each rung; and what it sets it back to was proven.
 */
public final class OneUpdateEachWay implements Rule {
  private final View view;
  private final Function<String, Set<String>> proven;
  private final Map<String, Integer> effective = new HashMap<>();
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
    updates(arguments).forEach(request -> end(call));
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
    if (goesBack(call) && !proven.apply(at.name()).contains(request.taskDefinition())) {
      broken.add(call + " goes back to " + request.taskDefinition() + ", which is not proven");
    }
  }

  // An answer of success may hide that nothing happened: only the service itself tells.
  private void end(Call call) {
    Attached at = view.attached(call.by().service().orElseThrow());
    if (!view.service(at).taskDefinition().equals(before)) {
      count(call, goesBack(call) ? "back on " + rung(call) : "forward");
    }
  }

  private static boolean goesBack(Call call) {
    return call.by().function().equals("RollBack");
  }

  /** The rungs that failed before; the first has none. */
  private static String rung(Call call) {
    JsonNode last = call.by().payload().at("/facts/rollback");
    return last.isMissingNode() ? "the first rung" : "the rung after " + last.path("rung").asText();
  }

  private void count(Call call, String way) {
    String deployment = call.by().deployment().orElse("?");
    if (effective.merge(deployment + " " + way, 1, Integer::sum) > 1) {
      broken.add("%s is the second effective update %s of %s".formatted(call, way, deployment));
    }
  }

  @Override
  public List<String> broken(View onlooker) {
    return broken.all();
  }
}
