package dev.slipway.rehearsal.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.rehearsal.assembly.ResourceType.Resource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Brings one stack's resources up in dependency order, and goes on after a refused one. */
final class StackDeployment {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final StackTemplate stack;
  private final StackScope scope;
  private final Intrinsics intrinsics;
  private final Progress progress;
  private final Set<String> failed = new HashSet<>();

  /**
   * What all stacks share while they deploy.
   *
   * @param problems one line each; grows
   */
  record Progress(Provision provision, List<String> problems) {}

  StackDeployment(StackTemplate stack, StackScope scope, Progress progress) {
    this.stack = stack;
    this.scope = scope;
    this.intrinsics = new Intrinsics(scope);
    this.progress = progress;
  }

  void run() {
    Map<String, ResourceTemplate> resources = stack.resources();
    for (String logicalId : creationOrder(resources)) {
      Optional.ofNullable(resources.get(logicalId)).ifPresent(this::create);
    }
    refuseRemovals(resources.keySet());
    stack
        .section("Outputs")
        .properties()
        .forEach(output -> output(output.getKey(), output.getValue()));
  }

  private void refuseRemovals(Set<String> wanted) {
    progress
        .provision()
        .before()
        .logicalIds(stack.name())
        .filter(logicalId -> !wanted.contains(logicalId))
        .forEach(
            logicalId ->
                progress
                    .problems()
                    .add(
                        "%s: %s is no longer in the template; taking it away is not played here"
                            .formatted(stack.name(), logicalId)));
  }

  /**
   * @throws IllegalArgumentException for resources that depend on each other in a circle
   */
  static List<String> creationOrder(Map<String, ResourceTemplate> resources) {
    Map<String, Set<String>> needs = new LinkedHashMap<>();
    resources.forEach((logicalId, resource) -> needs.put(logicalId, needs(resource)));
    return DependencyOrder.of(needs);
  }

  private static Set<String> needs(ResourceTemplate resource) {
    Set<String> needs = new HashSet<>(resource.dependsOn());
    needs.addAll(References.in(resource.properties()).names());
    return needs;
  }

  private void create(ResourceTemplate resource) {
    try {
      if (isWanted(resource)) {
        createWanted(resource);
      }
    } catch (FailedEarlier earlier) {
      failed.add(resource.logicalId());
    } catch (IllegalArgumentException e) {
      refuse(resource, String.valueOf(e.getMessage()));
    } catch (AwsServiceException e) {
      refuse(resource, e.awsErrorDetails().errorCode() + ": " + e.awsErrorDetails().errorMessage());
    }
  }

  private boolean isWanted(ResourceTemplate resource) {
    return resource.condition().map(scope::condition).orElse(true);
  }

  private void createWanted(ResourceTemplate template) {
    if (needs(template).stream().anyMatch(failed::contains)) {
      // The failed resource has its line; one for each that needed it would bury it.
      failed.add(template.logicalId());
      return;
    }
    Properties properties = new Properties(resolved(template));
    Resource resource =
        new Resource(stack.name(), template.logicalId(), template.path(), properties);
    scope.add(template.logicalId(), progress.provision().place(template, resource));
    for (String unread : properties.unread()) {
      progress
          .problems()
          .add(template.label() + ": the property " + unread + " is not played here");
    }
  }

  private ObjectNode resolved(ResourceTemplate template) {
    ObjectNode resolved = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> property : template.properties().properties()) {
      JsonNode value = resolved(property);
      if (!value.isMissingNode()) {
        resolved.set(property.getKey(), value);
      }
    }
    return resolved;
  }

  private JsonNode resolved(Map.Entry<String, JsonNode> property) {
    try {
      return intrinsics.resolve(property.getValue());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(property.getKey() + ": " + e.getMessage(), e);
    }
  }

  private void output(String name, JsonNode output) {
    if (output.has("Condition") && !scope.condition(output.path("Condition").asText())) {
      return;
    }
    try {
      export(name, output);
    } catch (IllegalArgumentException e) {
      progress.problems().add(stack.name() + ": Outputs." + name + ": " + e.getMessage());
    }
  }

  private void export(String name, JsonNode output) {
    Optional<String> exported =
        Optional.of(output.at("/Export/Name"))
            .filter(export -> !export.isMissingNode())
            .map(export -> intrinsics.resolve(export).asText());
    if (References.in(output).names().stream().anyMatch(failed::contains)) {
      exported.ifPresent(scope::failExport);
      return;
    }
    JsonNode value = intrinsics.resolve(output.path("Value"));
    progress.provision().after().output(stack.name(), name, value.asText());
    exported.ifPresent(export -> scope.export(export, value));
  }

  private void refuse(ResourceTemplate resource, String reason) {
    failed.add(resource.logicalId());
    progress.problems().add(resource.label() + ": " + reason);
  }
}
