package dev.slipway.rehearsal.local;

import dev.slipway.rehearsal.assembly.DeployedStacks.Deployed;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;

/** Describes a running cloud for those who look for it. */
record CloudDescription(Services services, Stacks stacks) {

  private static final int PUBLIC_PORT = 80;

  CloudNote note() {
    return new CloudNote(
        ProcessHandle.current().pid(),
        services.endpoint.uri(),
        URI.create("http://127.0.0.1:" + services.registry.address().getPort()),
        site().orElse(URI.create("")),
        names("AWS::ECR::Repository"),
        names("AWS::StepFunctions::StateMachine").stream().findFirst().orElse(""));
  }

  private List<String> names(String type) {
    return stacks.ofType(type).stream().map(Deployed::ref).sorted().toList();
  }

  /** The load balancer that faces the internet. */
  private Optional<URI> site() {
    return services
        .loadBalancers
        .describeLoadBalancers(DescribeLoadBalancersRequest.builder().build())
        .loadBalancers()
        .stream()
        .filter(node -> node.scheme() == LoadBalancerSchemeEnum.INTERNET_FACING)
        .flatMap(node -> services.loadBalancers.url(node.dnsName(), PUBLIC_PORT).stream())
        .findFirst();
  }
}
