package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.infra.reach.Door;
import dev.slipway.infra.reach.Exposure;
import dev.slipway.infra.reach.Reachability;
import dev.slipway.infra.reach.Table;
import dev.slipway.infra.reach.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WhoCanReachWhatTest {

  private static final String ENTRANCE = "PublicLoadBalancer";

  static List<Combination> combinations() {
    return Combination.all();
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void nothingButTheEntranceIsEvenHalfOpenToTheInternet(Combination combination) {
    assertThat(halfOpen(templates(combination))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void theTableIsTheOneThatWasReviewed(Combination combination) {
    Snapshot.check(
        combination,
        "reachability.txt",
        assembly -> Table.of(reachability(templates(assembly))).lines().toList());
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void theBackendAnswersTheFrontendAlone(Combination combination) {
    List<Door> doors = reachability(templates(combination)).doors();
    assertThat(whoReaches("BackendService", doors)).isSubsetOf("InternalLoadBalancer");
    assertThat(whoReaches("InternalLoadBalancer", doors)).isSubsetOf("FrontendService");
    assertThat(whoReaches("FrontendService", doors)).isSubsetOf(ENTRANCE);
  }

  @Test
  void anOpenedRuleAPublicAddressAndAPublicRouteAreEachSeen() {
    assertThat(halfOpen(changed(WhoCanReachWhatTest::openTheInternalLoadBalancersRule)))
        .containsExactly("InternalLoadBalancer");
    assertThat(halfOpen(changed(WhoCanReachWhatTest::giveTheBackendAPublicAddress)))
        .containsExactly("BackendService");
    assertThat(halfOpen(changed(WhoCanReachWhatTest::makeTheLoadBalancerPublic)))
        .containsExactly("InternalLoadBalancer");
    assertThat(halfOpen(changed(WhoCanReachWhatTest::routeThePrivateSubnetsOut)))
        .contains("BackendService", "FrontendService", "InternalLoadBalancer");
  }

  @Test
  void allThreeTogetherMakeADoor() {
    List<JsonNode> opened =
        changed(
            template -> {
              openTheInternalLoadBalancersRule(template);
              makeTheLoadBalancerPublic(template);
              routeThePrivateSubnetsOut(template);
            });
    assertThat(whoReaches("InternalLoadBalancer", reachability(opened).doors()))
        .contains(Door.INTERNET);
  }

  /** Those may come who may also go anywhere: the tasks, which fetch image layers. */
  @Test
  void aRuleForTheWholeNetworkOpensADoorToTheBackend() {
    List<JsonNode> opened =
        changed(template -> openTo(template, "BackendTasks", "10.20.0.0/16", "tcp"));
    assertThat(whoReaches("BackendService", reachability(opened).doors()))
        .containsExactlyInAnyOrder("InternalLoadBalancer", "FrontendService", "BackendService");
  }

  private static List<JsonNode> templates(Combination combination) {
    return templates(combination.assembly());
  }

  private static List<JsonNode> templates(Assembly assembly) {
    return List.copyOf(assembly.templates().values());
  }

  private static Reachability reachability(List<JsonNode> templates) {
    return new Reachability(new Templates(templates));
  }

  private static List<String> halfOpen(List<JsonNode> templates) {
    return reachability(templates).exposures().stream()
        .filter(exposure -> exposure.barriers().size() < 3)
        .map(Exposure::place)
        .filter(place -> !place.equals(ENTRANCE))
        .toList();
  }

  private static List<String> whoReaches(String place, List<Door> doors) {
    return doors.stream()
        .filter(door -> door.to().equals(place))
        .map(Door::from)
        .distinct()
        .toList();
  }

  private static List<JsonNode> changed(Consumer<JsonNode> change) {
    List<JsonNode> copies = new ArrayList<>();
    templates(Combination.all().getFirst()).forEach(template -> copies.add(template.deepCopy()));
    copies.forEach(change);
    return copies;
  }

  private static void openTheInternalLoadBalancersRule(JsonNode template) {
    openTo(template, "InternalLoadBalancer", "0.0.0.0/0", "-1");
  }

  private static void openTo(JsonNode template, String group, String cidr, String protocol) {
    resources(template, "AWS::EC2::SecurityGroup", group)
        .forEach(
            properties ->
                properties
                    .withArrayProperty("SecurityGroupIngress")
                    .addObject()
                    .put("IpProtocol", protocol)
                    .put("CidrIp", cidr));
  }

  private static void giveTheBackendAPublicAddress(JsonNode template) {
    resources(template, "AWS::ECS::Service", "Backend")
        .forEach(
            properties ->
                ((ObjectNode) properties.at("/NetworkConfiguration/AwsvpcConfiguration"))
                    .put("AssignPublicIp", "ENABLED"));
  }

  private static void makeTheLoadBalancerPublic(JsonNode template) {
    resources(template, "AWS::ElasticLoadBalancingV2::LoadBalancer", "Internal")
        .forEach(properties -> properties.put("Scheme", "internet-facing"));
  }

  private static void routeThePrivateSubnetsOut(JsonNode template) {
    List<String> tables = new ArrayList<>();
    template
        .path("Resources")
        .propertyStream()
        .filter(entry -> entry.getValue().path("Type").asText().equals("AWS::EC2::RouteTable"))
        .filter(entry -> entry.getKey().contains("Private"))
        .forEach(entry -> tables.add(entry.getKey()));
    for (String table : tables) {
      ObjectNode route = ((ObjectNode) template.get("Resources")).putObject("Opened" + table);
      route.put("Type", "AWS::EC2::Route");
      ObjectNode properties = route.putObject("Properties");
      properties.put("DestinationCidrBlock", "0.0.0.0/0").put("GatewayId", "igw-1");
      properties.putObject("RouteTableId").put("Ref", table);
    }
  }

  private static List<ObjectNode> resources(JsonNode template, String type, String prefix) {
    return template
        .path("Resources")
        .propertyStream()
        .filter(entry -> entry.getValue().path("Type").asText().equals(type))
        .filter(entry -> entry.getKey().startsWith(prefix))
        .map(entry -> (ObjectNode) entry.getValue().get("Properties"))
        .toList();
  }
}
