package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.infra.Assembly.Resource;
import dev.slipway.infra.Reachability.Door;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NetworkTest {

  private final Assembly assembly = Assembly.sample();
  private final Reachability reachability = new Reachability(assembly);

  @Test
  void onlyThePublicLoadBalancersListenerIsReachableFromTheInternet() {
    assertThat(reachability.open())
        .filteredOn(door -> door.from().equals(Reachability.INTERNET))
        .containsExactly(new Door(Reachability.INTERNET, "PublicLoadBalancer", "tcp 80 0.0.0.0/0"));
  }

  @Test
  void theBackendIsReachableFromTheFrontendsTasksOnly() {
    assertThat(whoReaches("BackendTasks")).containsExactly("InternalLoadBalancer");
    assertThat(whoReaches("InternalLoadBalancer")).containsExactly("FrontendTasks");
    assertThat(whoReaches("FrontendTasks")).containsExactly("PublicLoadBalancer");
  }

  @Test
  void everyDoorIsOpenOnBothSides() {
    assertThat(reachability.open()).containsExactlyInAnyOrderElementsOf(reachability.ingress());
  }

  @Test
  void servicesAndLoadBalancersWearTheGroupsOfTheirPlace() {
    assertThat(groupsOfService("Backend")).containsExactly("BackendTasks");
    assertThat(groupsOfService("Frontend")).containsExactly("FrontendTasks");
    assertThat(groupsOfLoadBalancer("Internal")).containsExactly("InternalLoadBalancer");
    assertThat(groupsOfLoadBalancer("Public")).containsExactly("PublicLoadBalancer");
  }

  @Test
  void noTaskHasAPublicIp() {
    assertThat(assembly.all("AWS::ECS::Service"))
        .hasSize(2)
        .allSatisfy(
            service ->
                assertThat(
                        service.text(
                            "NetworkConfiguration", "AwsvpcConfiguration", "AssignPublicIp"))
                    .isEqualTo("DISABLED"));
    assertThat(assembly.all("AWS::EC2::Subnet"))
        .hasSize(4)
        .noneMatch(subnet -> subnet.properties().path("MapPublicIpOnLaunch").asBoolean());
  }

  @Test
  void tasksEndpointsAndTheInternalLoadBalancerStandWhereNoRouteLeadsOut() {
    List<String> publicSubnets = subnetsWithARouteOut();
    assertThat(publicSubnets).hasSize(2);
    assertThat(
            subnets(
                assembly.all("AWS::ECS::Service"),
                "NetworkConfiguration/AwsvpcConfiguration/Subnets"))
        .hasSize(2)
        .doesNotContainAnyElementsOf(publicSubnets);
    assertThat(subnets(assembly.all("AWS::EC2::VPCEndpoint"), "SubnetIds"))
        .hasSize(2)
        .doesNotContainAnyElementsOf(publicSubnets);
    Resource internal = assembly.one("AWS::ElasticLoadBalancingV2::LoadBalancer", "Internal");
    assertThat(internal.text("Scheme")).isEqualTo("internal");
    assertThat(subnets(List.of(internal), "Subnets"))
        .hasSize(2)
        .doesNotContainAnyElementsOf(publicSubnets);
  }

  @Test
  void everyEndpointThatImagePullsAndLogsNeedExists() {
    assertThat(assembly.all("AWS::EC2::VPCEndpoint").stream().map(NetworkTest::endpoint))
        .containsExactlyInAnyOrder(
            "Interface .ecr.api true",
            "Interface .ecr.dkr true",
            "Interface .logs true",
            "Gateway .s3 false");
    assertThat(whoReaches("Endpoints")).containsExactlyInAnyOrder("FrontendTasks", "BackendTasks");
  }

  @Test
  void theGatewayServesTheRouteTablesOfTheTasksSubnets() {
    Resource gateway = assembly.one("AWS::EC2::VPCEndpoint", "ImagePullS3Endpoint");
    List<String> tables = targets(gateway.properties().path("RouteTableIds")).toList();
    List<String> taskSubnets =
        subnets(
            assembly.all("AWS::ECS::Service"), "NetworkConfiguration/AwsvpcConfiguration/Subnets");
    assertThat(
            assembly.all("AWS::EC2::SubnetRouteTableAssociation").stream()
                .filter(
                    link ->
                        taskSubnets.contains(assembly.target(link.properties().path("SubnetId"))))
                .map(link -> assembly.target(link.properties().path("RouteTableId"))))
        .containsExactlyInAnyOrderElementsOf(tables);
  }

  private List<String> whoReaches(String group) {
    return reachability.open().stream()
        .filter(door -> door.to().equals(group))
        .map(Door::from)
        .distinct()
        .toList();
  }

  private List<String> groupsOfService(String prefix) {
    return groups(
        assembly
            .one("AWS::ECS::Service", prefix)
            .properties()
            .at("/NetworkConfiguration/AwsvpcConfiguration/SecurityGroups"));
  }

  private List<String> groupsOfLoadBalancer(String prefix) {
    return groups(
        assembly
            .one("AWS::ElasticLoadBalancingV2::LoadBalancer", prefix)
            .properties()
            .path("SecurityGroups"));
  }

  private List<String> groups(JsonNode references) {
    return Assembly.children(references).map(reachability::group).toList();
  }

  private List<String> subnetsWithARouteOut() {
    List<String> tables =
        assembly.all("AWS::EC2::Route").stream()
            .map(route -> assembly.target(route.properties().path("RouteTableId")))
            .toList();
    return assembly.all("AWS::EC2::SubnetRouteTableAssociation").stream()
        .filter(link -> tables.contains(assembly.target(link.properties().path("RouteTableId"))))
        .map(link -> assembly.target(link.properties().path("SubnetId")))
        .toList();
  }

  private List<String> subnets(List<Resource> resources, String path) {
    return resources.stream()
        .flatMap(resource -> targets(resource.properties().at("/" + path)))
        .distinct()
        .toList();
  }

  private Stream<String> targets(JsonNode references) {
    return Assembly.children(references).map(assembly::target);
  }

  private static String endpoint(Resource endpoint) {
    JsonNode parts = endpoint.properties().at("/ServiceName/Fn::Join/1");
    return String.join(
        " ",
        endpoint.text("VpcEndpointType"),
        parts.path(parts.size() - 1).asText(),
        String.valueOf(endpoint.properties().path("PrivateDnsEnabled").asBoolean()));
  }
}
