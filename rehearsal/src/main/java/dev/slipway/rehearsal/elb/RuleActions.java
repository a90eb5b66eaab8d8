package dev.slipway.rehearsal.elb;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.FixedResponseActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** Turns a rule's actions into what carries them out. */
final class RuleActions {

  private static final String CLOSED = "the local cloud plays one forward or fixed-response action";

  private final Function<String, TargetPool> pools;
  private final Duration timeout;

  RuleActions(Function<String, TargetPool> pools, Duration timeout) {
    this.pools = pools;
    this.timeout = timeout;
  }

  /** The ARNs of the target groups the actions lead to. */
  static List<String> groups(List<Action> actions) {
    return actions.stream()
        .flatMap(action -> shares(action).stream())
        .map(TargetGroupTuple::targetGroupArn)
        .toList();
  }

  HttpHandler carryingOut(List<Action> actions) {
    if (actions.size() != 1) {
      throw ElbErrors.invalid(CLOSED + ", not " + actions.size());
    }
    Action action = actions.getFirst();
    return switch (action.type()) {
      case FORWARD -> forwarding(action);
      case FIXED_RESPONSE -> fixed(action.fixedResponseConfig());
      case REDIRECT,
          AUTHENTICATE_OIDC,
          AUTHENTICATE_COGNITO,
          JWT_VALIDATION,
          UNKNOWN_TO_SDK_VERSION ->
          throw ElbErrors.invalid(CLOSED + ", not " + action.typeAsString());
    };
  }

  private HttpHandler forwarding(Action action) {
    boolean sticky =
        Optional.ofNullable(action.forwardConfig())
            .map(config -> config.targetGroupStickinessConfig())
            .map(config -> Boolean.TRUE.equals(config.enabled()))
            .orElse(false);
    if (sticky) {
      throw ElbErrors.notPlayed("TargetGroupStickinessConfig.Enabled", true, "false");
    }
    List<WeightedForwarding.Share> shares =
        shares(action).stream()
            .map(it -> new WeightedForwarding.Share(weight(it), to(it.targetGroupArn())))
            .toList();
    return shares.size() == 1 ? shares.getFirst().group() : new WeightedForwarding(shares);
  }

  private HttpHandler to(String targetGroupArn) {
    return new Forwarding(pools.apply(targetGroupArn), timeout);
  }

  private static List<TargetGroupTuple> shares(Action action) {
    if (action.forwardConfig() != null && action.forwardConfig().hasTargetGroups()) {
      return action.forwardConfig().targetGroups();
    }
    return action.targetGroupArn() == null
        ? List.of()
        : List.of(TargetGroupTuple.builder().targetGroupArn(action.targetGroupArn()).build());
  }

  private static int weight(TargetGroupTuple share) {
    return share.weight() == null ? 1 : share.weight();
  }

  private static HttpHandler fixed(FixedResponseActionConfig config) {
    int status = Integer.parseInt(config.statusCode());
    String type = Optional.ofNullable(config.contentType()).orElse("text/plain");
    String body = Optional.ofNullable(config.messageBody()).orElse("");
    return (HttpServerExchange exchange) -> {
      exchange.setStatusCode(status);
      exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, type);
      exchange.getResponseSender().send(body);
    };
  }
}
