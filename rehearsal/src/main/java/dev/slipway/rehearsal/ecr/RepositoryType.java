package dev.slipway.rehearsal.ecr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;

/** {@code AWS::ECR::Repository}. */
final class RepositoryType implements ResourceType {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Repositories repositories;

  RepositoryType(Repositories repositories) {
    this.repositories = repositories;
  }

  @Override
  public String name() {
    return "AWS::ECR::Repository";
  }

  @Override
  public Created create(Resource resource) {
    Properties properties = resource.properties();
    String name =
        properties
            .optionalText("RepositoryName")
            .orElseGet(() -> resource.generatedName().toLowerCase(Locale.ROOT));
    Repository repository = repositories.create(name, settings(properties));
    properties
        .waive("the local store is a folder of the person's own", "EncryptionConfiguration")
        .waive("nothing is deleted while a rehearsal runs", "EmptyOnDelete")
        .waive(
            "the local registry belongs to one account, which may do everything",
            "RepositoryPolicyText")
        .waive("nothing here reads tags", "Tags");
    return new Created(
        name,
        Map.of("Arn", repositories.arn(repository), "RepositoryUri", repositories.uri(repository)));
  }

  private static RepositorySettings settings(Properties properties) {
    return new RepositorySettings(
        mutability(properties.optionalText("ImageTagMutability").orElse("MUTABLE")),
        exclusions(properties),
        scanOnPush(properties),
        lifecyclePolicy(properties));
  }

  private static ImageTagMutability mutability(String value) {
    ImageTagMutability mutability = ImageTagMutability.fromValue(value);
    if (mutability == ImageTagMutability.UNKNOWN_TO_SDK_VERSION) {
      throw new IllegalArgumentException(
          "ImageTagMutability is '" + value + "', possible is " + ImageTagMutability.knownValues());
    }
    return mutability;
  }

  private static List<String> exclusions(Properties properties) {
    return properties.optional("ImageTagMutabilityExclusionFilters").stream()
        .flatMap(JsonNode::valueStream)
        .map(filter -> filter.path("ImageTagMutabilityExclusionFilterValue").asText())
        .toList();
  }

  private static boolean scanOnPush(Properties properties) {
    return properties
        .optional("ImageScanningConfiguration")
        .map(scanning -> scanning.path("ScanOnPush").asBoolean())
        .orElse(false);
  }

  private static String lifecyclePolicy(Properties properties) {
    Optional<String> text =
        properties
            .optional("LifecyclePolicy")
            .map(policy -> policy.path("LifecyclePolicyText").asText());
    text.ifPresent(RepositoryType::refuseMalformed);
    return text.orElse("");
  }

  private static void refuseMalformed(String lifecyclePolicy) {
    try {
      if (!JSON.readTree(lifecyclePolicy).path("rules").isArray()) {
        throw new IllegalArgumentException("LifecyclePolicyText has no list of rules");
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("LifecyclePolicyText is not JSON", e);
    }
  }
}
