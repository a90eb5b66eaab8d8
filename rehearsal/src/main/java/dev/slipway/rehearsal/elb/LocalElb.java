package dev.slipway.rehearsal.elb;

import dev.slipway.rehearsal.assembly.ResourceType;
import dev.slipway.rehearsal.cloud.Reply;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;

/**
 * Elastic Load Balancing v2 with application load balancers that carry real requests. The file is
 * as long as the API is wide: each operation is a method of the SDK's interface, and none decides
 * anything here.
 */
public final class LocalElb implements ElasticLoadBalancingV2Client {

  private final Doors doors;
  private final LoadBalancers loadBalancers;
  private final TargetGroups targetGroups;
  private final Listeners listeners;
  private final ListenerRules rules;

  public LocalElb(ElbSurroundings cloud) {
    this(cloud, new HttpProbe());
  }

  LocalElb(ElbSurroundings cloud, Probe probe) {
    this(cloud, probe, new Sockets(cloud));
  }

  private LocalElb(ElbSurroundings cloud, Probe probe, Doors doors) {
    this.doors = doors;
    this.loadBalancers = new LoadBalancers(cloud);
    this.targetGroups = new TargetGroups(cloud, probe);
    this.listeners = new Listeners(loadBalancers, targetGroups, doors);
    this.rules = new ListenerRules(listeners);
    new HostCounts(cloud, targetGroups).start();
  }

  /**
   * Load balancers that carry no request: their targets' health is all there is to see.
   *
   * @param replies what a health check of an address meets
   */
  public static LocalElb withoutTraffic(
      ElbSurroundings cloud, Function<InetSocketAddress, Reply> replies) {
    Probe probe =
        (target, question) ->
            CompletableFuture.completedFuture(CheckResult.of(replies.apply(target), question));
    return new LocalElb(cloud, probe, Doors.shut());
  }

  /** The CloudFormation types this service creates. */
  public List<ResourceType> types() {
    return new ElbTypes(this).all();
  }

  /**
   * Where a listener really answers on this machine; empty when there is none.
   *
   * @param dnsName the load balancer's, as its {@code DNSName} attribute gives it
   * @param port the listener's port as the template names it
   */
  public Optional<URI> url(String dnsName, int port) {
    return loadBalancers
        .named(dnsName)
        .flatMap(
            node ->
                listeners.of(node.arn()).stream()
                    .filter(it -> it.description().port() == port)
                    .findFirst())
        .map(listener -> listener.door().url());
  }

  @Override
  public CreateLoadBalancerResponse createLoadBalancer(CreateLoadBalancerRequest request) {
    return CreateLoadBalancerResponse.builder()
        .loadBalancers(loadBalancers.create(request).description())
        .build();
  }

  @Override
  public DescribeLoadBalancersResponse describeLoadBalancers(DescribeLoadBalancersRequest request) {
    return DescribeLoadBalancersResponse.builder()
        .loadBalancers(loadBalancers.described(request))
        .build();
  }

  @Override
  public DescribeLoadBalancerAttributesResponse describeLoadBalancerAttributes(
      DescribeLoadBalancerAttributesRequest request) {
    return DescribeLoadBalancerAttributesResponse.builder()
        .attributes(shown(loadBalancers.get(request.loadBalancerArn()).attributes()))
        .build();
  }

  @Override
  public ModifyLoadBalancerAttributesResponse modifyLoadBalancerAttributes(
      ModifyLoadBalancerAttributesRequest request) {
    Attributes attributes = loadBalancers.get(request.loadBalancerArn()).attributes();
    request.attributes().forEach(it -> attributes.set(it.key(), it.value()));
    listeners.of(request.loadBalancerArn()).forEach(ListenerPort::refresh);
    return ModifyLoadBalancerAttributesResponse.builder().attributes(shown(attributes)).build();
  }

  @Override
  public DeleteLoadBalancerResponse deleteLoadBalancer(DeleteLoadBalancerRequest request) {
    listeners
        .of(request.loadBalancerArn())
        .forEach(port -> listeners.delete(port.description().listenerArn()));
    loadBalancers.delete(request.loadBalancerArn());
    return DeleteLoadBalancerResponse.builder().build();
  }

  @Override
  public CreateListenerResponse createListener(CreateListenerRequest request) {
    return CreateListenerResponse.builder()
        .listeners(listeners.create(request).description())
        .build();
  }

  @Override
  public ModifyListenerResponse modifyListener(ModifyListenerRequest request) {
    return ModifyListenerResponse.builder()
        .listeners(listeners.modify(request).description())
        .build();
  }

  @Override
  public DescribeListenersResponse describeListeners(DescribeListenersRequest request) {
    List<ListenerPort> found =
        request.hasListenerArns()
            ? request.listenerArns().stream().map(listeners::get).toList()
            : listeners.of(loadBalancers.get(request.loadBalancerArn()).arn());
    return DescribeListenersResponse.builder()
        .listeners(found.stream().map(ListenerPort::description).toList())
        .build();
  }

  @Override
  public DeleteListenerResponse deleteListener(DeleteListenerRequest request) {
    listeners.delete(request.listenerArn());
    return DeleteListenerResponse.builder().build();
  }

  @Override
  public CreateRuleResponse createRule(CreateRuleRequest request) {
    return CreateRuleResponse.builder().rules(rules.create(request)).build();
  }

  @Override
  public ModifyRuleResponse modifyRule(ModifyRuleRequest request) {
    return ModifyRuleResponse.builder().rules(rules.modify(request)).build();
  }

  @Override
  public DescribeRulesResponse describeRules(DescribeRulesRequest request) {
    return DescribeRulesResponse.builder().rules(rules.described(request)).build();
  }

  @Override
  public DeleteRuleResponse deleteRule(DeleteRuleRequest request) {
    rules.delete(request.ruleArn());
    return DeleteRuleResponse.builder().build();
  }

  @Override
  public CreateTargetGroupResponse createTargetGroup(CreateTargetGroupRequest request) {
    return CreateTargetGroupResponse.builder()
        .targetGroups(targetGroups.create(request).description())
        .build();
  }

  @Override
  public ModifyTargetGroupResponse modifyTargetGroup(ModifyTargetGroupRequest request) {
    TargetPool pool = targetGroups.get(request.targetGroupArn());
    pool.describe(TargetGroupSettings.changed(pool.description(), request));
    return ModifyTargetGroupResponse.builder().targetGroups(pool.description()).build();
  }

  @Override
  public DescribeTargetGroupsResponse describeTargetGroups(DescribeTargetGroupsRequest request) {
    return DescribeTargetGroupsResponse.builder()
        .targetGroups(targetGroups.described(request))
        .build();
  }

  @Override
  public DescribeTargetGroupAttributesResponse describeTargetGroupAttributes(
      DescribeTargetGroupAttributesRequest request) {
    return DescribeTargetGroupAttributesResponse.builder()
        .attributes(of(targetGroups.get(request.targetGroupArn()).attributes()))
        .build();
  }

  @Override
  public ModifyTargetGroupAttributesResponse modifyTargetGroupAttributes(
      ModifyTargetGroupAttributesRequest request) {
    Attributes attributes = targetGroups.get(request.targetGroupArn()).attributes();
    request.attributes().forEach(it -> attributes.set(it.key(), it.value()));
    return ModifyTargetGroupAttributesResponse.builder().attributes(of(attributes)).build();
  }

  @Override
  public DeleteTargetGroupResponse deleteTargetGroup(DeleteTargetGroupRequest request) {
    targetGroups.delete(request.targetGroupArn());
    return DeleteTargetGroupResponse.builder().build();
  }

  @Override
  public RegisterTargetsResponse registerTargets(RegisterTargetsRequest request) {
    targetGroups.register(request.targetGroupArn(), request.targets());
    return RegisterTargetsResponse.builder().build();
  }

  @Override
  public DeregisterTargetsResponse deregisterTargets(DeregisterTargetsRequest request) {
    targetGroups.deregister(request.targetGroupArn(), request.targets());
    return DeregisterTargetsResponse.builder().build();
  }

  @Override
  public DescribeTargetHealthResponse describeTargetHealth(DescribeTargetHealthRequest request) {
    return DescribeTargetHealthResponse.builder()
        .targetHealthDescriptions(targetGroups.health(request))
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Closes every listener at once, requests under way included. */
  @Override
  public void close() {
    listeners.close();
    targetGroups.all().forEach(TargetPool::close);
    doors.close();
  }

  private static List<LoadBalancerAttribute> shown(Attributes attributes) {
    return attributes.all().entrySet().stream()
        .map(it -> LoadBalancerAttribute.builder().key(it.getKey()).value(it.getValue()).build())
        .toList();
  }

  private static List<TargetGroupAttribute> of(Attributes attributes) {
    return attributes.all().entrySet().stream()
        .map(it -> TargetGroupAttribute.builder().key(it.getKey()).value(it.getValue()).build())
        .toList();
  }
}
