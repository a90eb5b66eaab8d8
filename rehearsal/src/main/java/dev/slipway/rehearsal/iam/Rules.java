package dev.slipway.rehearsal.iam;

import dev.slipway.rehearsal.wire.Api;
import dev.slipway.rehearsal.wire.Gate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;

/** Which permissions each operation needs, by the type of its request. */
final class Rules {

  private final Map<Class<?>, Function<SdkPojo, List<Ask>>> byRequest = new HashMap<>();

  /** All operations the product's roles use. */
  static Rules all(Arns arns) {
    Rules rules = new Rules();
    new EcsRules(arns).addTo(rules);
    new StoreRules(arns).addTo(rules);
    new WorkflowRules(arns).addTo(rules);
    new ObservationRules(arns).addTo(rules);
    return rules;
  }

  <R extends SdkPojo> Rules needsAll(Class<R> request, Function<R, List<Ask>> asks) {
    byRequest.put(request, pojo -> asks.apply(request.cast(pojo)));
    return this;
  }

  <R extends SdkPojo> Rules needs(Class<R> request, Function<R, Ask> ask) {
    return needsAll(request, pojo -> List.of(ask.apply(pojo)));
  }

  /** For actions that IAM does not tie to a resource. */
  Rules needsAny(String action, Class<? extends SdkPojo> request) {
    return needs(request, pojo -> Ask.of(action, "*"));
  }

  /** Empty when the table does not have the operation. */
  Optional<List<Ask>> asks(Gate.Call call) {
    return call.api() == Api.STS && call.operation().equals("GetCallerIdentity")
        ? Optional.of(List.of())
        : Optional.ofNullable(byRequest.get(call.request().getClass()))
            .map(rule -> rule.apply(call.request()));
  }
}
