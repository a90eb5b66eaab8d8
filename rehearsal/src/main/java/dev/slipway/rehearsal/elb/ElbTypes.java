package dev.slipway.rehearsal.elb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.rehearsal.assembly.ResourceType;
import dev.slipway.rehearsal.assembly.ResourceType.Created;
import dev.slipway.rehearsal.assembly.ResourceType.Resource;
import dev.slipway.rehearsal.wire.SdkShapes;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;

/** Load balancers, listeners, rules and target groups of templates, by calls of the API. */
final class ElbTypes {

  private final LocalElb elb;

  private record Type(String name, Function<Resource, Created> creation) implements ResourceType {

    @Override
    public Created create(Resource resource) {
      return creation.apply(resource);
    }
  }

  ElbTypes(LocalElb elb) {
    this.elb = elb;
  }

  List<ResourceType> all() {
    return List.of(
        type("LoadBalancer", this::loadBalancer),
        new TargetGroupType(elb),
        type("Listener", this::listener),
        type("ListenerRule", this::rule));
  }

  private static ResourceType type(String name, Function<Resource, Created> creation) {
    return new Type("AWS::ElasticLoadBalancingV2::" + name, creation);
  }

  private Created loadBalancer(Resource resource) {
    LoadBalancer made =
        elb.createLoadBalancer(
                SdkShapes.<CreateLoadBalancerRequest>fromJson(
                    named(resource, "LoadBalancerAttributes"), CreateLoadBalancerRequest::builder))
            .loadBalancers()
            .getFirst();
    ObjectNode attributes = picked(resource, "LoadBalancerAttributes", "Attributes");
    elb.modifyLoadBalancerAttributes(
        SdkShapes.<ModifyLoadBalancerAttributesRequest>fromJson(
            attributes.put("LoadBalancerArn", made.loadBalancerArn()),
            ModifyLoadBalancerAttributesRequest::builder));
    String arn = made.loadBalancerArn();
    return new Created(
        arn,
        Map.of(
            "LoadBalancerArn", arn,
            "LoadBalancerFullName", arn.substring(arn.indexOf("app/")),
            "LoadBalancerName", made.loadBalancerName(),
            "DNSName", made.dnsName(),
            "CanonicalHostedZoneID", made.canonicalHostedZoneId(),
            "SecurityGroups", made.securityGroups()));
  }

  private Created listener(Resource resource) {
    CreateListenerRequest request =
        SdkShapes.fromJson(resource.properties().all(), CreateListenerRequest::builder);
    String arn = elb.createListener(request).listeners().getFirst().listenerArn();
    return new Created(arn, Map.of("ListenerArn", arn));
  }

  private Created rule(Resource resource) {
    CreateRuleRequest request =
        SdkShapes.fromJson(resource.properties().all(), CreateRuleRequest::builder);
    String arn = elb.createRule(request).rules().getFirst().ruleArn();
    return new Created(arn, Map.of("RuleArn", arn, "IsDefault", "false"));
  }

  /** The template's properties for a request, with a name and without what other calls set. */
  static ObjectNode named(Resource resource, String... otherCalls) {
    ObjectNode json = resource.properties().all().deepCopy();
    json.remove(List.of(otherCalls));
    if (!json.has("Name")) {
      json.put("Name", Names.shortened(resource.generatedName()));
    }
    return json;
  }

  /** One of the template's properties, under the name that a request has for it. */
  static ObjectNode picked(Resource resource, String property, String member) {
    ObjectNode json = resource.properties().all().deepCopy();
    JsonNode value = json.path(property);
    json.removeAll();
    return value.isMissingNode() ? json.set(member, json.arrayNode()) : json.set(member, value);
  }
}
