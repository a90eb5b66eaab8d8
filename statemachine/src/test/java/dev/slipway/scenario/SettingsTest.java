package dev.slipway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearsal.elb.LocalElb;
import dev.slipway.scenario.cloud.Attached;
import dev.slipway.scenario.cloud.View;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.ecs.model.AvailabilityZoneRebalancing;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.PropagateTags;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** Services as companies have them: deployed to and rolled back without losing a setting. */
class SettingsTest {

  /** What changes by itself, or because an image is deployed. */
  private static final Set<String> NO_SETTINGS =
      Set.of(
          "taskDefinition",
          "desiredCount",
          "runningCount",
          "pendingCount",
          "deployments",
          "events",
          "currentServiceDeployment",
          "currentServiceRevisions");

  private static final String BEHIND_NAMES_AND_DISKS = "service-connect-volumes-and-capacity";

  @Test
  void aServiceWithoutLoadBalancerIsDeployedTo() {
    VirtualCloud cloud = withoutLoadBalancer();
    Map<String, Object> before = settings(cloud);
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud.expect().ends("backend:v2", "SUCCEEDED").updates(1).story("no-load-balancer");
    assertThat(settings(cloud)).isEqualTo(before);
    assertThat(running(cloud)).isEqualTo("v2");
  }

  @Test
  void aServiceWithoutLoadBalancerIsRolledBack() {
    VirtualCloud cloud = withoutLoadBalancer();
    Map<String, Object> before = settings(cloud);
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilQuiet();
    cloud.expect().ends("backend:v2", "ROLLED_BACK").story("no-load-balancer-rolled-back");
    assertThat(settings(cloud)).isEqualTo(before);
    assertThat(running(cloud)).isEqualTo("v1");
  }

  @Test
  void everyTargetGroupMustFindTheTasksHealthy() {
    VirtualCloud cloud = withTwoTargetGroups();
    Map<String, Object> before = settings(cloud);
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud.expect().ends("backend:v2", "SUCCEEDED").updates(1).story("two-target-groups");
    assertThat(settings(cloud)).isEqualTo(before);
    View view = cloud.services().view();
    assertThat(view.healthyTargets(view.attached("backend"))).isEqualTo(4);
  }

  @Test
  void twoTargetGroupsAreKeptOnTheWayBack() {
    VirtualCloud cloud = withTwoTargetGroups();
    Map<String, Object> before = settings(cloud);
    cloud.push("backend:v2", Behaviour.neverHealthy()).advanceUntilQuiet();
    cloud.expect().ends("backend:v2", "ROLLED_BACK").story("two-target-groups-rolled-back");
    assertThat(settings(cloud)).isEqualTo(before);
    assertThat(running(cloud)).isEqualTo("v1");
  }

  @Test
  void namesDisksCapacityAndTagsAreKept() {
    VirtualCloud cloud = withNamesAndDisks();
    Map<String, Object> before = settings(cloud);
    cloud.push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "SUCCEEDED")
        .live("backend:v2")
        .updates(1)
        .story(BEHIND_NAMES_AND_DISKS);
    assertThat(settings(cloud)).isEqualTo(before);
  }

  @Test
  void namesDisksCapacityAndTagsAreKeptOnTheWayBack() {
    VirtualCloud cloud = withNamesAndDisks();
    Map<String, Object> before = settings(cloud);
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .live("backend:v1")
        .story(BEHIND_NAMES_AND_DISKS + "-rolled-back");
    assertThat(settings(cloud)).isEqualTo(before);
  }

  private static VirtualCloud withoutLoadBalancer() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1").takesCapacity();
    return changed(cloud, update -> update.loadBalancers(List.of()));
  }

  /** The tasks are reached at one more path, through a target group of its own. */
  private static VirtualCloud withTwoTargetGroups() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    LoadBalancer first = service(cloud).loadBalancers().getFirst();
    String second = secondTargetGroup(cloud.services().loadBalancers, first.targetGroupArn());
    return changed(
        cloud,
        update -> update.loadBalancers(first, first.copy(copy -> copy.targetGroupArn(second))));
  }

  private static String secondTargetGroup(LocalElb elb, String present) {
    TargetGroup like =
        elb.describeTargetGroups(of -> of.targetGroupArns(present)).targetGroups().getFirst();
    TargetGroup second =
        elb.createTargetGroup(
                create ->
                    create
                        .name("backend-admin")
                        .vpcId(like.vpcId())
                        .port(like.port())
                        .protocol(like.protocol())
                        .targetType(TargetTypeEnum.IP)
                        .healthCheckPath(like.healthCheckPath())
                        .healthCheckIntervalSeconds(10)
                        .healthCheckTimeoutSeconds(5)
                        .healthyThresholdCount(2)
                        .unhealthyThresholdCount(2))
            .targetGroups()
            .getFirst();
    String listener =
        elb.describeListeners(of -> of.loadBalancerArn(like.loadBalancerArns().getFirst()))
            .listeners()
            .getFirst()
            .listenerArn();
    elb.createRule(
        rule ->
            rule.listenerArn(listener)
                .priority(7)
                .conditions(it -> it.field("path-pattern").values("/admin/*"))
                .actions(it -> it.type("forward").targetGroupArn(second.targetGroupArn())));
    return second.targetGroupArn();
  }

  private static VirtualCloud withNamesAndDisks() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.console().reshape("backend", SettingsTest::mountScratch);
    cloud.advanceUntilQuiet();
    return changed(
        cloud,
        update ->
            update
                .serviceConnectConfiguration(
                    connect ->
                        connect
                            .enabled(true)
                            .namespace("retail")
                            .services(it -> it.portName("http").discoveryName("backend")))
                .volumeConfigurations(
                    volume ->
                        volume
                            .name("scratch")
                            .managedEBSVolume(disk -> disk.sizeInGiB(10).volumeType("gp3")))
                .capacityProviderStrategy(
                    it -> it.capacityProvider("FARGATE").base(1).weight(1),
                    it -> it.capacityProvider("FARGATE_SPOT").weight(3))
                .propagateTags(PropagateTags.SERVICE)
                .enableECSManagedTags(true)
                .enableExecuteCommand(true)
                .healthCheckGracePeriodSeconds(45)
                .availabilityZoneRebalancing(AvailabilityZoneRebalancing.ENABLED)
                .deploymentConfiguration(
                    deployment ->
                        deployment
                            .minimumHealthyPercent(50)
                            .maximumPercent(150)
                            .deploymentCircuitBreaker(it -> it.enable(true).rollback(true))));
  }

  private static void mountScratch(RegisterTaskDefinitionRequest.Builder copy) {
    copy.volumes(volume -> volume.name("scratch").configuredAtLaunch(true));
    copy.containerDefinitions(
        copy.build().containerDefinitions().stream()
            .map(
                container ->
                    container.copy(
                        it ->
                            it.mountPoints(
                                mount -> mount.sourceVolume("scratch").containerPath("/scratch"))))
            .toList());
  }

  private static VirtualCloud changed(
      VirtualCloud cloud, Consumer<UpdateServiceRequest.Builder> change) {
    cloud.console().updateService("backend", change);
    return cloud.advanceUntilQuiet();
  }

  private static Service service(VirtualCloud cloud) {
    View view = cloud.services().view();
    return view.service(view.attached("backend"));
  }

  private static String running(VirtualCloud cloud) {
    View view = cloud.services().view();
    Attached backend = view.attached("backend");
    return view.tagOf(backend, view.service(backend).taskDefinition());
  }

  /** All settings that DescribeServices shows, also those that it shows on deployments only. */
  private static Map<String, Object> settings(VirtualCloud cloud) {
    Service service = service(cloud);
    Map<String, Object> settings = new TreeMap<>();
    for (SdkField<?> field : service.sdkFields()) {
      Object value = field.getValueOrDefault(service);
      if (value != null && !NO_SETTINGS.contains(field.locationName())) {
        settings.put(field.locationName(), value);
      }
    }
    var deployment = service.deployments().getFirst();
    settings.put("serviceConnect", String.valueOf(deployment.serviceConnectConfiguration()));
    settings.put("volumes", deployment.volumeConfigurations());
    settings.put("capacity", deployment.capacityProviderStrategy());
    return settings;
  }
}
