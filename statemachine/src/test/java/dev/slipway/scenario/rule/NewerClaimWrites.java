package dev.slipway.scenario.rule;

import dev.slipway.scenario.cloud.View;
import dev.slipway.scenario.fault.Call;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An execution writes nothing to a service once one with a newer claim has written to it. */
public final class NewerClaimWrites implements Rule {
  private static final Set<String> WRITES =
      Set.of("ecs:UpdateService", "ecs:StopServiceDeployment", "ssm:PutParameter");

  private final Map<String, Long> newest = new HashMap<>();
  private final Broken broken = new Broken();

  @Override
  public void before(Call call, Object[] arguments) {
    Optional<Long> fence = call.by().fence();
    Optional<String> service = call.by().service();
    if (WRITES.contains(call.action()) && fence.isPresent() && service.isPresent()) {
      long newer = newest.getOrDefault(service.get(), 0L);
      if (fence.get() < newer) {
        broken.add("%s under claim %d after claim %d".formatted(call, fence.get(), newer));
      }
      newest.put(service.get(), Math.max(newer, fence.get()));
    }
  }

  @Override
  public List<String> broken(View view) {
    return broken.all();
  }
}
