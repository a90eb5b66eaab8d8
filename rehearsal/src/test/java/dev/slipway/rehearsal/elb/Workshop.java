package dev.slipway.rehearsal.elb;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.dns.Zone;
import dev.slipway.rehearsal.time.CloudClock;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/** One load balancer with one target group, and everything around them. */
final class Workshop implements AutoCloseable {

  static final int LISTENER = 8080;

  final OpenNetwork network = new OpenNetwork();
  final Zone zone = new Zone();
  final Map<String, Double> metrics = new ConcurrentHashMap<>();
  final List<Journal.Entry> told = new CopyOnWriteArrayList<>();
  final LocalElb elb;
  final LoadBalancer loadBalancer;
  final String group;
  final String listener;

  Workshop(CloudClock clock, Probe probe) {
    this.elb = new LocalElb(surroundings(clock), probe);
    this.loadBalancer =
        elb.createLoadBalancer(
                it -> it.name("web").subnets("subnet-a", "subnet-b").securityGroups("sg-front"))
            .loadBalancers()
            .getFirst();
    this.group = group("tasks");
    this.listener =
        elb.createListener(
                it ->
                    it.loadBalancerArn(loadBalancer.loadBalancerArn())
                        .port(LISTENER)
                        .protocol("HTTP")
                        .defaultActions(forward(group)))
            .listeners()
            .getFirst()
            .listenerArn();
  }

  private ElbSurroundings surroundings(CloudClock clock) {
    Journal journal = new Journal();
    journal.read(told::add);
    return new ElbSurroundings(
        clock,
        Account.LOCAL,
        network,
        zone,
        (namespace, name, dimensions, value) ->
            metrics.merge(name + (dimensions.size() > 1 ? "/group" : ""), value, Double::sum),
        journal);
  }

  String group(String name) {
    return QuickGroup.create(elb, name, LISTENER, "/health", 3);
  }

  static Action forward(String group) {
    return Action.builder().type(ActionTypeEnum.FORWARD).targetGroupArn(group).build();
  }

  InetAddress address(String... securityGroups) {
    return network.claimAddress("subnet-a", List.of(securityGroups));
  }

  void register(String id) {
    elb.registerTargets(it -> it.targetGroupArn(group).targets(target(id)));
  }

  void deregister(String id) {
    elb.deregisterTargets(it -> it.targetGroupArn(group).targets(target(id)));
  }

  TargetHealth health(String id) {
    return elb.describeTargetHealth(it -> it.targetGroupArn(group).targets(target(id)))
        .targetHealthDescriptions()
        .getFirst()
        .targetHealth();
  }

  List<String> registered() {
    return elb
        .describeTargetHealth(it -> it.targetGroupArn(group))
        .targetHealthDescriptions()
        .stream()
        .map(TargetHealthDescription::target)
        .map(TargetDescription::id)
        .toList();
  }

  URI url() {
    return elb.url(loadBalancer.dnsName(), LISTENER).orElseThrow();
  }

  static TargetDescription target(String id) {
    return TargetDescription.builder().id(id).port(LISTENER).build();
  }

  @Override
  public void close() {
    elb.close();
  }
}
