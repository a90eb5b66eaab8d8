package dev.slipway.rehearsal.elb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/** All target groups. */
final class TargetGroups {

  private final ElbSurroundings cloud;
  private final Probe probe;
  private final Map<String, TargetPool> pools = new LinkedHashMap<>();

  TargetGroups(ElbSurroundings cloud, Probe probe) {
    this.cloud = cloud;
    this.probe = probe;
  }

  synchronized TargetPool create(CreateTargetGroupRequest request) {
    String arn = new Names(cloud.account()).targetGroupArn(request.name());
    if (pools.containsKey(arn)) {
      throw ElbErrors.sameTargetGroup(request.name());
    }
    TargetPool pool = new TargetPool(cloud, probe, TargetGroupSettings.of(request, arn));
    pools.put(arn, pool);
    return pool;
  }

  synchronized TargetPool get(String arn) {
    return Optional.ofNullable(pools.get(arn)).orElseThrow(() -> ElbErrors.noTargetGroup(arn));
  }

  synchronized List<TargetPool> all() {
    return List.copyOf(pools.values());
  }

  synchronized void delete(String arn) {
    TargetPool pool = get(arn);
    if (pool.front().isPresent()) {
      throw ElbErrors.inUse(arn);
    }
    pool.close();
    pools.remove(arn);
  }

  List<TargetGroup> described(DescribeTargetGroupsRequest request) {
    if (request.hasTargetGroupArns()) {
      return request.targetGroupArns().stream().map(arn -> get(arn).description()).toList();
    }
    List<TargetGroup> found =
        all().stream()
            .map(TargetPool::description)
            .filter(it -> !request.hasNames() || request.names().contains(it.targetGroupName()))
            .filter(
                it ->
                    request.loadBalancerArn() == null
                        || it.loadBalancerArns().contains(request.loadBalancerArn()))
            .toList();
    if (request.hasNames() && found.size() < request.names().size()) {
      throw ElbErrors.noTargetGroup(String.join(", ", request.names()));
    }
    return found;
  }

  /** The health of the targets asked for, of all when none is named. */
  List<TargetHealthDescription> health(DescribeTargetHealthRequest request) {
    TargetPool pool = get(request.targetGroupArn());
    List<TargetKey> keys =
        request.hasTargets()
            ? request.targets().stream().map(it -> key(pool, it)).toList()
            : pool.targets().stream().map(Target::key).toList();
    return keys.stream().map(key -> described(pool, key)).toList();
  }

  void register(String arn, List<TargetDescription> targets) {
    TargetPool pool = get(arn);
    List<TargetKey> keys = targets.stream().map(it -> key(pool, it)).toList();
    keys.forEach(TargetKey::address);
    keys.forEach(pool::register);
  }

  void deregister(String arn, List<TargetDescription> targets) {
    TargetPool pool = get(arn);
    targets.stream().map(it -> key(pool, it)).forEach(pool::deregister);
  }

  private static TargetHealthDescription described(TargetPool pool, TargetKey key) {
    return TargetHealthDescription.builder()
        .target(target -> target.id(key.id()).port(key.port()))
        .healthCheckPort(HealthCheck.of(pool.description()).portOf(key))
        .targetHealth(pool.healthOf(key).shown())
        .build();
  }

  private static TargetKey key(TargetPool pool, TargetDescription target) {
    int port = target.port() == null ? pool.description().port() : target.port();
    return new TargetKey(target.id(), port);
  }
}
