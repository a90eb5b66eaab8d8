package dev.slipway.rehearsal.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType;
import dev.slipway.rehearsal.assembly.ResourceType.Created;
import dev.slipway.rehearsal.assembly.ResourceType.Resource;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.UnsupportedFeatureException;

class ResourceTypesTest {

  private static final String DEFINITION =
      """
      {"Family":"slipway-backend","Cpu":"256","Memory":"512","NetworkMode":"awsvpc",
       "RequiresCompatibilities":["FARGATE"],"ExecutionRoleArn":"arn:aws:iam::111122223333:role/x",
       "RuntimePlatform":{"CpuArchitecture":"X86_64","OperatingSystemFamily":"LINUX"},
       "ContainerDefinitions":[{"Name":"backend","Essential":true,"StopTimeout":35,
         "Image":"111122223333.dkr.ecr.us-east-1.amazonaws.com/slipway/backend:no-image-yet",
         "Environment":[{"Name":"BACKEND_URL","Value":"http://internal:8080"}],
         "PortMappings":[{"ContainerPort":8080,"Protocol":"tcp"}],
         "LogConfiguration":{"LogDriver":"awslogs","Options":{"awslogs-group":"logs",
           "awslogs-stream-prefix":"backend","awslogs-region":"us-east-1"}}}]}
      """;

  private final EcsScene scene = new EcsScene();

  @Test
  void aServiceOfATemplateIsThereAtOnce() throws JsonProcessingException {
    Created service = create(new ServiceType(scene.ecs), service());
    assertThat(service.ref()).isEqualTo(service.attributes().get("ServiceArn"));
    assertThat(service.attributes()).containsEntry("Name", "Application-Backend");
    assertThat(
            scene
                .ecs
                .describeServices(
                    request -> request.cluster(EcsScene.CLUSTER).services(service.ref()))
                .services())
        .singleElement()
        .matches(each -> each.desiredCount() == 0 && each.healthCheckGracePeriodSeconds() == 30);
  }

  @Test
  void theClustersRefIsItsName() throws JsonProcessingException {
    Created cluster = create(new ClusterType(scene.ecs), json("{}"));
    assertThat(cluster.ref()).isEqualTo("Application-Backend");
    assertThat(cluster.attributes().get("Arn").toString()).endsWith(":cluster/Application-Backend");
  }

  @Test
  void aClusterKeepsItsSettings() throws JsonProcessingException {
    Created cluster =
        create(
            new ClusterType(scene.ecs),
            json("{\"ClusterSettings\":[{\"Name\":\"containerInsights\",\"Value\":\"enabled\"}]}"));
    assertThat(scene.ecs.describeClusters(request -> request.clusters(cluster.ref())).clusters())
        .singleElement()
        .satisfies(
            it -> assertThat(it.settings().toString()).contains("containerInsights", "enabled"));
  }

  @Test
  void anEmptyVolumeIsPlayed() throws JsonProcessingException {
    ObjectNode definition = json(DEFINITION);
    definition.putArray("Volumes").addObject().put("Name", "scratch");
    assertThat(create(new ServiceType(scene.ecs), serviceOf(definition)).ref()).isNotEmpty();
  }

  @Test
  void aVolumeWithSomethingInItIsNotPlayed() throws JsonProcessingException {
    ObjectNode definition = json(DEFINITION);
    definition
        .putArray("Volumes")
        .addObject()
        .put("Name", "shared")
        .putObject("EFSVolumeConfiguration")
        .put("FileSystemId", "fs-1");
    assertThatThrownBy(() -> create(new ServiceType(scene.ecs), serviceOf(definition)))
        .isInstanceOf(UnsupportedFeatureException.class)
        .hasMessageContaining("efsVolumeConfiguration of volume shared");
  }

  @Test
  void anUnknownPropertyIsRefused() throws JsonProcessingException {
    ObjectNode definition = json(DEFINITION).put("Colour", "green");
    assertThatThrownBy(() -> create(new TaskDefinitionType(scene.ecs), definition))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Colour");
  }

  @Test
  void whatIsNotPlayedIsRefusedWhenAServiceWouldRunIt() throws JsonProcessingException {
    ObjectNode definition = json(DEFINITION);
    ((ObjectNode) definition.get("ContainerDefinitions").get(0))
        .putArray("DependsOn")
        .addObject()
        .put("ContainerName", "other")
        .put("Condition", "START");
    assertThatThrownBy(() -> create(new ServiceType(scene.ecs), serviceOf(definition)))
        .isInstanceOf(UnsupportedFeatureException.class)
        .hasMessageContaining("dependsOn of container backend");
  }

  private ObjectNode serviceOf(ObjectNode definition) throws JsonProcessingException {
    return service()
        .put("TaskDefinition", create(new TaskDefinitionType(scene.ecs), definition).ref());
  }

  private ObjectNode service() throws JsonProcessingException {
    String definition = create(new TaskDefinitionType(scene.ecs), json(DEFINITION)).ref();
    return json(
        """
        {"Cluster":"slipway","DesiredCount":0,"TaskDefinition":"%s","LaunchType":"FARGATE",
         "DeploymentConfiguration":{"DeploymentCircuitBreaker":{"Enable":true,"Rollback":true},
           "MaximumPercent":200,"MinimumHealthyPercent":100},
         "EnableECSManagedTags":false,"HealthCheckGracePeriodSeconds":30,
         "LoadBalancers":[{"ContainerName":"backend","ContainerPort":8080,"TargetGroupArn":"%s"}],
         "NetworkConfiguration":{"AwsvpcConfiguration":{"AssignPublicIp":"DISABLED",
           "SecurityGroups":["sg-1"],"Subnets":["subnet-a","subnet-b"]}}}
        """
            .formatted(definition, FakeLoadBalancers.GROUP));
  }

  private static Created create(ResourceType type, ObjectNode properties) {
    return type.create(
        new Resource("Application", "Backend", "Application/Backend", new Properties(properties)));
  }

  private static ObjectNode json(String text) throws JsonProcessingException {
    return (ObjectNode) new ObjectMapper().readTree(text);
  }
}
