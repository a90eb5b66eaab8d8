package dev.slipway.rehearsal.operate.adopt;

import static dev.slipway.rehearsal.operate.adopt.RetailCluster.REGISTRY;
import static dev.slipway.rehearsal.operate.adopt.RetailCluster.digest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.rehearsal.operate.CallRefused;
import dev.slipway.rehearsal.operate.Golden;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DeploymentControllerType;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** What adopt says of a cluster; the orchestrator's app reads the same golden file. */
class AdoptionTest {

  private final RetailCluster cluster = new RetailCluster();

  @Test
  void aServiceIsProposedWithAllThatTheFileAsksFor() {
    furnish();
    Golden.check("adopt.yaml", adoption().yaml());
  }

  @Test
  void scriptsGetTheSame() {
    furnish();
    Golden.check("adopt.json", adoption().json());
  }

  @Test
  void aServiceThatIsNotThereIsNamedWithThoseThatAre() {
    furnish();
    assertThatThrownBy(() -> Adoption.of("retail", List.of("shop"), cluster.clients()))
        .isInstanceOf(CallRefused.class)
        .hasMessage(
            "cluster retail has no service \"shop\": it has Shop_Web, batch, daily-report, legacy");
  }

  @Test
  void onlyTheServicesThatWereAskedForAreLookedAt() {
    furnish();
    assertThat(Adoption.of("retail", List.of("legacy"), cluster.clients()).isUseful()).isFalse();
    assertThat(Adoption.of("retail", List.of("Shop_Web"), cluster.clients()).yaml())
        .contains("  shop-web:")
        .doesNotContain("legacy");
  }

  @Test
  void anotherControllersServiceIsLeftToIt() {
    refused(
        service ->
            service.deploymentController(of -> of.type(DeploymentControllerType.CODE_DEPLOY)),
        "#   shop: another deployment controller changes it, CODE_DEPLOY: Slipway drives ECS's"
            + " own");
  }

  @Test
  void aCapacityProviderOtherThanFargateIsNamed() {
    refused(
        service ->
            service
                .launchType((LaunchType) null)
                .capacityProviderStrategy(of -> of.capacityProvider("spot-fleet")),
        "#   shop: it runs on spot-fleet: Slipway deploys to Fargate only");
  }

  @Test
  void fargateSpotIsFargate() {
    shop(
        service ->
            service
                .launchType((LaunchType) null)
                .capacityProviderStrategy(of -> of.capacityProvider("FARGATE_SPOT")));
    assertThat(adoption().isUseful()).isTrue();
  }

  @Test
  void percentsThatLetNothingMoveAreNamed() {
    mind(
        service ->
            service.deploymentConfiguration(
                of -> of.minimumHealthyPercent(100).maximumPercent(100)),
        "minimum 100 % and maximum 100 % of 2 tasks let no task start and none stop");
  }

  @Test
  void oneTaskMayStopAtFiftyPercentOfTwo() {
    shop(
        service ->
            service.deploymentConfiguration(
                of -> of.minimumHealthyPercent(50).maximumPercent(100)));
    assertThat(adoption().yaml()).doesNotContain("let no task start");
  }

  @Test
  void aServiceThatNobodyChecksIsNamed() {
    mind(service -> service, "neither a target group nor a container checks its health");
  }

  @Test
  void containersKilledBeforeTheirTargetsHaveDrainedAreNamed() {
    String targets = cluster.targets("shop", 300);
    mind(
        service -> service.loadBalancers(of -> of.targetGroupArn(targets).containerName("shop")),
        "target group shop drains 300 s, but a container is killed 30 s after its SIGTERM");
  }

  @Test
  void anImageOfAnotherAccountIsNotTakenForOwn() {
    cluster.service(
        "shop",
        service -> service,
        task ->
            task.containerDefinitions(
                container("shop", "999988887777.dkr.ecr.eu-west-1.amazonaws.com/retail/web:v1")));
    assertThat(adoption().yaml())
        .contains(
            "no image of it lies in ECR of the same account and Region: shop comes from 9999");
  }

  @Test
  void whatRunsIsTheNewestWhenTheDigestsAgree() {
    shop(service -> service);
    cluster.task("shop", REGISTRY + "retail/web:v1", digest("a1"));
    assertThat(adoption().yaml())
        .contains("# now: v1 is the newest image and runs (sha256:a10000000000); a deployment");
  }

  /** A usual service, one whose tasks are elsewhere, one of images of others, one that is new. */
  private void furnish() {
    cluster.push("retail/web", "release-1", digest("a1"), "2026-11-20T10:00:00Z");
    cluster.push("retail/web", "release-2", digest("a2"), "2026-11-23T10:00:00Z");
    cluster.push("retail/report", "v1", digest("b1"), "2026-11-21T10:00:00Z");
    String targets = cluster.targets("shop", 60);
    cluster.service(
        "Shop_Web",
        service ->
            service
                .loadBalancers(of -> of.targetGroupArn(targets).containerName("web"))
                .deploymentConfiguration(
                    of ->
                        of.deploymentCircuitBreaker(breaker -> breaker.enable(true).rollback(true))
                            .alarms(alarms -> alarms.enable(true).alarmNames("shop errors"))),
        AdoptionTest::shopTask);
    cluster.task("Shop_Web", REGISTRY + "retail/web:release-1", digest("a1"));
    cluster.service(
        "legacy",
        service -> service.launchType(LaunchType.EC2),
        task -> task.containerDefinitions(container("legacy", REGISTRY + "retail/web:release-1")));
    cluster.service(
        "batch",
        service -> service,
        task -> task.containerDefinitions(container("batch", "docker.io/library/redis:8")));
    cluster.service(
        "daily-report",
        service -> service.desiredCount(0),
        task ->
            task.containerDefinitions(
                container("report", REGISTRY + "retail/report@" + digest("b1"))));
  }

  private void mind(UnaryOperator<Service.Builder> change, String remark) {
    shop(change);
    assertThat(adoption().yaml()).contains("    # mind: " + remark);
  }

  private void refused(UnaryOperator<Service.Builder> change, String why) {
    shop(change);
    assertThat(adoption().isUseful()).isFalse();
    assertThat(adoption().yaml()).contains(why).doesNotContain("services:");
  }

  private void shop(UnaryOperator<Service.Builder> change) {
    cluster.push("retail/web", "v1", digest("a1"), "2026-11-20T10:00:00Z");
    Consumer<TaskDefinition.Builder> task =
        one -> one.containerDefinitions(container("shop", REGISTRY + "retail/web:v1"));
    cluster.service("shop", change, task);
  }

  private Adoption adoption() {
    return Adoption.of("retail", List.of(), cluster.clients());
  }

  private static ContainerDefinition container(String name, String image) {
    return ContainerDefinition.builder().name(name).image(image).essential(true).build();
  }

  private static void shopTask(TaskDefinition.Builder task) {
    task.taskRoleArn("arn:aws:iam::444455556666:role/shop-task")
        .containerDefinitions(
            container("web", REGISTRY + "retail/web:release-1").toBuilder()
                .stopTimeout(35)
                .environment(
                    secret -> secret.name("DATABASE_PASSWORD").value("hunter2"),
                    place -> place.name("TOKEN_URL").value("https://example.com"))
                .logConfiguration(
                    of ->
                        of.logDriver(LogDriver.AWSLOGS)
                            .options(Map.of("awslogs-group", "/ecs/shop")))
                .build(),
            container("worker", REGISTRY + "retail/web:release-1").toBuilder()
                .stopTimeout(90)
                .build(),
            container("envoy", "public.ecr.aws/envoy:1"));
  }
}
