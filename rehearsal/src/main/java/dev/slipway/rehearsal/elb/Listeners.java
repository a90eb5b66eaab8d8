package dev.slipway.rehearsal.elb;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerRequest;

/** All listeners, and with them which load balancer serves which target group. */
final class Listeners implements AutoCloseable {

  private final LoadBalancers loadBalancers;
  private final TargetGroups targetGroups;
  private final Doors doors;
  private final Map<String, ListenerPort> ports = new LinkedHashMap<>();

  Listeners(LoadBalancers loadBalancers, TargetGroups targetGroups, Doors doors) {
    this.loadBalancers = loadBalancers;
    this.targetGroups = targetGroups;
    this.doors = doors;
  }

  synchronized ListenerPort create(CreateListenerRequest request) {
    LoadBalancerNode node = loadBalancers.get(request.loadBalancerArn());
    refuseWhatIsNotPlayed(request);
    String arn = Names.listenerArn(node.arn(), request.port());
    if (ports.containsKey(arn)) {
      throw ElbErrors.samePort(request.port());
    }
    mayServe(node.arn(), RuleActions.groups(request.defaultActions()));
    Listener description =
        Listener.builder()
            .listenerArn(arn)
            .loadBalancerArn(node.arn())
            .port(request.port())
            .protocol("HTTP")
            .defaultActions(request.defaultActions())
            .build();
    ListenerPort port = new ListenerPort(node, description, targetGroups::get, doors);
    ports.put(arn, port);
    serve();
    return port;
  }

  synchronized ListenerPort modify(ModifyListenerRequest request) {
    ListenerPort port = get(request.listenerArn());
    if (request.port() != null && !request.port().equals(port.description().port())) {
      throw ElbErrors.notPlayed(
          "Port", request.port(), "the listener's own; create another listener");
    }
    if (request.hasDefaultActions()) {
      mayServe(port.node().arn(), RuleActions.groups(request.defaultActions()));
      port.describe(
          port.description().toBuilder().defaultActions(request.defaultActions()).build());
      serve();
    }
    return port;
  }

  synchronized ListenerPort get(String arn) {
    return Optional.ofNullable(ports.get(arn)).orElseThrow(() -> ElbErrors.noListener(arn));
  }

  synchronized List<ListenerPort> all() {
    return List.copyOf(ports.values());
  }

  synchronized List<ListenerPort> of(String loadBalancerArn) {
    return all().stream().filter(port -> port.node().arn().equals(loadBalancerArn)).toList();
  }

  synchronized void delete(String arn) {
    get(arn).door().close();
    ports.remove(arn);
    serve();
  }

  /** Tells every target group which load balancer leads to it now. */
  synchronized void serve() {
    Map<String, TargetPool.Front> fronts = new HashMap<>();
    for (ListenerPort port : ports.values()) {
      port.targetGroups().forEach(arn -> fronts.put(arn, port.node().front()));
    }
    targetGroups
        .all()
        .forEach(
            pool ->
                pool.serve(Optional.ofNullable(fronts.get(pool.description().targetGroupArn()))));
  }

  /** A target group serves one load balancer (ALB user guide, load-balancer-target-groups). */
  void mayServe(String loadBalancerArn, List<String> targetGroupArns) {
    for (String arn : targetGroupArns) {
      if (targetGroups
          .get(arn)
          .front()
          .filter(it -> !it.arn().equals(loadBalancerArn))
          .isPresent()) {
        throw ElbErrors.twoLoadBalancers(arn);
      }
    }
  }

  @Override
  public synchronized void close() {
    ports.values().forEach(port -> port.door().close());
  }

  private static void refuseWhatIsNotPlayed(CreateListenerRequest request) {
    if (!"HTTP".equals(request.protocolAsString())) {
      throw ElbErrors.notPlayed("Protocol", request.protocolAsString(), "HTTP");
    }
    if (request.port() == null) {
      throw ElbErrors.invalid("A listener port must be specified");
    }
    if (request.hasCertificates() || request.sslPolicy() != null || request.hasAlpnPolicy()) {
      throw ElbErrors.invalid(
          "Certificates are not played by the local cloud: HTTP listeners have none");
    }
  }
}
