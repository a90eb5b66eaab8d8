package dev.slipway.rehearsal.ecs;

import dev.slipway.rehearsal.cloud.Calm;
import dev.slipway.rehearsal.cloud.Trouble;
import java.util.List;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;
import software.amazon.awssdk.services.ecs.model.CreateClusterResponse;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.CreateServiceResponse;
import software.amazon.awssdk.services.ecs.model.DeleteServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeleteServiceResponse;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceRevisionsResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.ListServicesRequest;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ecs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentRequest;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentResponse;
import software.amazon.awssdk.services.ecs.model.StopTaskRequest;
import software.amazon.awssdk.services.ecs.model.StopTaskResponse;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TagResourceRequest;
import software.amazon.awssdk.services.ecs.model.TagResourceResponse;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.UntagResourceRequest;
import software.amazon.awssdk.services.ecs.model.UntagResourceResponse;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.ecs.model.UpdateServiceResponse;

/**
 * Amazon ECS with Fargate services, deployed by each of ECS's strategies. Operations it does not
 * play answer with an error. Longer than other classes since each operation of the API has its
 * method here; what they do is elsewhere.
 */
public final class LocalEcs implements EcsClient {

  private final Lane lane;
  private final Clusters clusters;
  private final TaskDefinitions definitions;
  private final Services services;
  private final Tasks tasks;
  private final ServiceDeployments serviceDeployments;
  private final Troubles troubles;
  private final Tags tags = new Tags();

  public LocalEcs(Surroundings surroundings) {
    this(surroundings, Timings.AWS);
  }

  LocalEcs(Surroundings surroundings, Timings timings) {
    Names names = new Names(surroundings.account(), surroundings.random());
    Announcements announcements = new Announcements(surroundings, names);
    Targets targets = new Targets(surroundings, announcements);
    lane = new Lane(surroundings.clock());
    clusters = new Clusters(names);
    definitions = new TaskDefinitions(names);
    troubles = new Troubles(surroundings.network());
    Watch watch = new Watch(lane, clusters);
    Room room =
        new Room(
            surroundings, timings, lane, names, announcements, targets, troubles, watch::changed);
    TaskEnd end = new TaskEnd(room);
    Deployments deployments = new Deployments(room);
    services = new Services(room, clusters, definitions, deployments);
    tasks = new Tasks(clusters, end, names);
    serviceDeployments = new ServiceDeployments(clusters, services, deployments);
    watch.start(new Reconciler(room, deployments, end), timings.reconciliation());
  }

  /**
   * Lets a trouble befall the tasks that a service starts from now on.
   *
   * @return ends it
   */
  public Calm trouble(String serviceArn, Trouble trouble) {
    return lane.answer(() -> troubles.begin(services.named(serviceArn), trouble));
  }

  @Override
  public CreateClusterResponse createCluster(CreateClusterRequest request) {
    Cluster cluster = lane.answer(() -> clusters.create(request));
    return CreateClusterResponse.builder().cluster(cluster).build();
  }

  @Override
  public DescribeClustersResponse describeClusters(DescribeClustersRequest request) {
    return lane.answer(() -> clusters.describe(request));
  }

  @Override
  public ListClustersResponse listClusters(ListClustersRequest request) {
    List<String> arns =
        lane.answer(() -> clusters.all().stream().map(Cluster::clusterArn).toList());
    Page<String> page = Page.of(arns, request.maxResults(), request.nextToken());
    return ListClustersResponse.builder()
        .clusterArns(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public RegisterTaskDefinitionResponse registerTaskDefinition(
      RegisterTaskDefinitionRequest request) {
    return lane.answer(
        () -> {
          TaskDefinition registered = definitions.register(request, lane.now());
          tags.add(registered.taskDefinitionArn(), request.tags());
          return RegisterTaskDefinitionResponse.builder()
              .taskDefinition(registered)
              .tags(request.tags())
              .build();
        });
  }

  @Override
  public DescribeTaskDefinitionResponse describeTaskDefinition(
      DescribeTaskDefinitionRequest request) {
    return lane.answer(
        () -> {
          TaskDefinition found = definitions.require(request.taskDefinition());
          boolean withTags = request.include().contains(TaskDefinitionField.TAGS);
          return DescribeTaskDefinitionResponse.builder()
              .taskDefinition(found)
              .tags(withTags ? tags.of(found.taskDefinitionArn()) : List.of())
              .build();
        });
  }

  @Override
  public ListTaskDefinitionsResponse listTaskDefinitions(ListTaskDefinitionsRequest request) {
    List<String> arns = lane.answer(() -> definitions.list(request));
    Page<String> page = Page.of(arns, request.maxResults(), request.nextToken());
    return ListTaskDefinitionsResponse.builder()
        .taskDefinitionArns(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public DeregisterTaskDefinitionResponse deregisterTaskDefinition(
      DeregisterTaskDefinitionRequest request) {
    TaskDefinition inactive =
        lane.answer(() -> definitions.deregister(request.taskDefinition(), lane.now()));
    return DeregisterTaskDefinitionResponse.builder().taskDefinition(inactive).build();
  }

  @Override
  public CreateServiceResponse createService(CreateServiceRequest request) {
    return lane.answer(
        () -> {
          Service created = services.create(request).describe();
          tags.add(created.serviceArn(), request.tags());
          return CreateServiceResponse.builder().service(created).build();
        });
  }

  @Override
  public UpdateServiceResponse updateService(UpdateServiceRequest request) {
    Service updated = lane.answer(() -> services.update(request).describe());
    return UpdateServiceResponse.builder().service(updated).build();
  }

  @Override
  public DescribeServicesResponse describeServices(DescribeServicesRequest request) {
    return lane.answer(() -> services.describe(request));
  }

  @Override
  public ListServicesResponse listServices(ListServicesRequest request) {
    List<String> arns = lane.answer(() -> services.list(request));
    Page<String> page = Page.of(arns, request.maxResults(), request.nextToken());
    return ListServicesResponse.builder()
        .serviceArns(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public DeleteServiceResponse deleteService(DeleteServiceRequest request) {
    Service deleted = lane.answer(() -> services.delete(request).describe());
    return DeleteServiceResponse.builder().service(deleted).build();
  }

  @Override
  public ListTasksResponse listTasks(ListTasksRequest request) {
    List<String> arns = lane.answer(() -> tasks.list(request));
    Page<String> page = Page.of(arns, request.maxResults(), request.nextToken());
    return ListTasksResponse.builder().taskArns(page.items()).nextToken(page.nextToken()).build();
  }

  @Override
  public DescribeTasksResponse describeTasks(DescribeTasksRequest request) {
    return lane.answer(() -> tasks.describe(request));
  }

  @Override
  public StopTaskResponse stopTask(StopTaskRequest request) {
    Task stopped = lane.answer(() -> tasks.stop(request));
    return StopTaskResponse.builder().task(stopped).build();
  }

  @Override
  public ListServiceDeploymentsResponse listServiceDeployments(
      ListServiceDeploymentsRequest request) {
    List<ServiceDeploymentBrief> all = lane.answer(() -> serviceDeployments.list(request));
    Page<ServiceDeploymentBrief> page = Page.of(all, request.maxResults(), request.nextToken());
    return ListServiceDeploymentsResponse.builder()
        .serviceDeployments(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public DescribeServiceDeploymentsResponse describeServiceDeployments(
      DescribeServiceDeploymentsRequest request) {
    return lane.answer(() -> serviceDeployments.describe(request));
  }

  @Override
  public DescribeServiceRevisionsResponse describeServiceRevisions(
      DescribeServiceRevisionsRequest request) {
    return lane.answer(() -> serviceDeployments.describe(request));
  }

  @Override
  public StopServiceDeploymentResponse stopServiceDeployment(StopServiceDeploymentRequest request) {
    String arn = lane.answer(() -> serviceDeployments.stop(request));
    return StopServiceDeploymentResponse.builder().serviceDeploymentArn(arn).build();
  }

  @Override
  public TagResourceResponse tagResource(TagResourceRequest request) {
    lane.run(() -> tags.add(request.resourceArn(), request.tags()));
    return TagResourceResponse.builder().build();
  }

  @Override
  public UntagResourceResponse untagResource(UntagResourceRequest request) {
    lane.run(() -> tags.remove(request.resourceArn(), request.tagKeys()));
    return UntagResourceResponse.builder().build();
  }

  @Override
  public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
    List<Tag> found = lane.answer(() -> tags.of(request.resourceArn()));
    return ListTagsForResourceResponse.builder().tags(found).build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
