package dev.slipway.rehearsal.ecr;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.AuthorizationData;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryResponse;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryResponse;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;
import software.amazon.awssdk.services.ecr.model.GetAuthorizationTokenRequest;
import software.amazon.awssdk.services.ecr.model.GetAuthorizationTokenResponse;
import software.amazon.awssdk.services.ecr.model.GetLifecyclePolicyRequest;
import software.amazon.awssdk.services.ecr.model.GetLifecyclePolicyResponse;
import software.amazon.awssdk.services.ecr.model.ImageScanningConfiguration;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.ImageTagMutabilityExclusionFilter;
import software.amazon.awssdk.services.ecr.model.PutImageTagMutabilityRequest;
import software.amazon.awssdk.services.ecr.model.PutImageTagMutabilityResponse;

/** ECR's API for repositories and tokens. */
abstract class RepositoryApi implements EcrClient {

  private static final Duration TOKEN_LIFE = Duration.ofHours(12);

  private final Repositories repositories;

  RepositoryApi(Repositories repositories) {
    this.repositories = repositories;
  }

  @Override
  public final String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // The state is the registry's, which outlives any client.
  }

  @Override
  public CreateRepositoryResponse createRepository(CreateRepositoryRequest request) {
    boolean scanOnPush =
        request.imageScanningConfiguration() != null
            && Boolean.TRUE.equals(request.imageScanningConfiguration().scanOnPush());
    ImageTagMutability mutability =
        request.imageTagMutability() == null
            ? ImageTagMutability.MUTABLE
            : request.imageTagMutability();
    List<String> exclusions = patterns(request.imageTagMutabilityExclusionFilters());
    Repository created =
        repositories.create(
            request.repositoryName(),
            new RepositorySettings(mutability, exclusions, scanOnPush, ""));
    return CreateRepositoryResponse.builder().repository(shown(created)).build();
  }

  @Override
  public DescribeRepositoriesResponse describeRepositories(DescribeRepositoriesRequest request) {
    List<Repository> all =
        request.hasRepositoryNames()
            ? request.repositoryNames().stream().map(repositories::existing).toList()
            : repositories.all();
    Page<Repository> page = Page.of(all, request.nextToken(), request.maxResults());
    return DescribeRepositoriesResponse.builder()
        .repositories(page.items().stream().map(this::shown).toList())
        .nextToken(page.nextToken().orElse(null))
        .build();
  }

  @Override
  public DeleteRepositoryResponse deleteRepository(DeleteRepositoryRequest request) {
    Repository repository = repository(request.repositoryName());
    if (!repository.images().isEmpty() && !Boolean.TRUE.equals(request.force())) {
      throw errors().repositoryNotEmpty(repository.name());
    }
    repositories.remove(repository.name());
    return DeleteRepositoryResponse.builder().repository(shown(repository)).build();
  }

  @Override
  public PutImageTagMutabilityResponse putImageTagMutability(PutImageTagMutabilityRequest request) {
    Repository repository = repository(request.repositoryName());
    List<String> exclusions = patterns(request.imageTagMutabilityExclusionFilters());
    repository.change(repository.settings().with(request.imageTagMutability(), exclusions));
    return PutImageTagMutabilityResponse.builder()
        .registryId(repositories.account().id())
        .repositoryName(repository.name())
        .imageTagMutability(request.imageTagMutability())
        .build();
  }

  @Override
  public GetLifecyclePolicyResponse getLifecyclePolicy(GetLifecyclePolicyRequest request) {
    Repository repository = repository(request.repositoryName());
    String text = repository.settings().lifecyclePolicy();
    if (text.isEmpty()) {
      throw errors().noLifecyclePolicy(repository.name());
    }
    return GetLifecyclePolicyResponse.builder()
        .registryId(repositories.account().id())
        .repositoryName(repository.name())
        .lifecyclePolicyText(text)
        .build();
  }

  /** The local registry asks nobody for a password; clients send this one anyway. */
  @Override
  public GetAuthorizationTokenResponse getAuthorizationToken(GetAuthorizationTokenRequest request) {
    byte[] login = "AWS:local".getBytes(StandardCharsets.UTF_8);
    AuthorizationData token =
        AuthorizationData.builder()
            .authorizationToken(Base64.getEncoder().encodeToString(login))
            .expiresAt(repositories.now().plus(TOKEN_LIFE))
            .proxyEndpoint("https://" + repositories.account().registryHost())
            .build();
    return GetAuthorizationTokenResponse.builder().authorizationData(token).build();
  }

  final Repository repository(String name) {
    return repositories.existing(name);
  }

  final EcrErrors errors() {
    return repositories.errors();
  }

  private software.amazon.awssdk.services.ecr.model.Repository shown(Repository repository) {
    RepositorySettings settings = repository.settings();
    return software.amazon.awssdk.services.ecr.model.Repository.builder()
        .registryId(repositories.account().id())
        .repositoryName(repository.name())
        .repositoryArn(repositories.arn(repository))
        .repositoryUri(repositories.uri(repository))
        .createdAt(repository.createdAt())
        .imageTagMutability(settings.mutability())
        .imageScanningConfiguration(
            ImageScanningConfiguration.builder().scanOnPush(settings.scanOnPush()).build())
        .build();
  }

  private static List<String> patterns(List<ImageTagMutabilityExclusionFilter> filters) {
    return filters.stream().map(ImageTagMutabilityExclusionFilter::filter).toList();
  }
}
