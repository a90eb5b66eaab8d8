package dev.slipway.rehearsal.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** Creates state machines of {@code AWS::StepFunctions::StateMachine}. */
public final class MachineType implements ResourceType {

  private static final Set<String> CHANGEABLE =
      Set.of(
          "Definition",
          "DefinitionString",
          "DefinitionSubstitutions",
          "LoggingConfiguration",
          "RoleArn",
          "Tags",
          "TracingConfiguration");

  private final LocalStates states;
  private final Function<String, Path> assetByKey;

  /**
   * @param assetByKey where the file of an S3 asset is, by its object key
   */
  public MachineType(LocalStates states, Function<String, Path> assetByKey) {
    this.states = states;
    this.assetByKey = assetByKey;
  }

  @Override
  public String name() {
    return "AWS::StepFunctions::StateMachine";
  }

  @Override
  public Created create(Resource resource) {
    Properties properties =
        resource
            .properties()
            .waive("logs of a machine are its history here", "LoggingConfiguration")
            .waive("there is no X-Ray here", "TracingConfiguration")
            .waive("tags change nothing here", "Tags");
    String name = name(resource);
    String arn = create(name, properties);
    return new Created(arn, Map.of("Arn", arn, "Name", name, "StateMachineRevisionId", "INITIAL"));
  }

  private static String name(Resource resource) {
    return resource
        .properties()
        .optionalText("StateMachineName")
        .orElseGet(() -> shortened(resource.generatedName()));
  }

  @Override
  public Created update(Resource resource, Former former) {
    List<String> fixed =
        former.changed(resource).stream().filter(name -> !CHANGEABLE.contains(name)).toList();
    if (!fixed.isEmpty()) {
      throw new IllegalArgumentException("a change of " + fixed + " is not played here");
    }
    // What create waives changes nothing here either.
    resource.properties().all();
    states.updateStateMachine(
        update ->
            update
                .stateMachineArn(former.ref())
                .roleArn(resource.properties().text("RoleArn"))
                .definition(substituted(definition(resource.properties()), resource.properties())));
    return new Created(
        former.ref(),
        Map.of("Arn", former.ref(), "Name", name(resource), "StateMachineRevisionId", "UPDATED"));
  }

  private String create(String name, Properties properties) {
    try {
      return states
          .createStateMachine(
              CreateStateMachineRequest.builder()
                  .name(name)
                  .roleArn(properties.text("RoleArn"))
                  .definition(substituted(definition(properties), properties))
                  .type(
                      StateMachineType.fromValue(
                          properties.optionalText("StateMachineType").orElse("STANDARD")))
                  .build())
          .stateMachineArn();
    } catch (SfnException refused) {
      throw new IllegalArgumentException(refused.getMessage(), refused);
    }
  }

  private String definition(Properties properties) {
    Optional<String> inline =
        properties
            .optionalText("DefinitionString")
            .or(() -> properties.optional("Definition").map(JsonNode::toString));
    return inline.orElseGet(() -> fromAsset(properties));
  }

  private String fromAsset(Properties properties) {
    String key =
        properties
            .optional("DefinitionS3Location")
            .map(location -> location.path("Key").asText())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "one of DefinitionString, Definition and DefinitionS3Location is"
                            + " required"));
    try {
      return Files.readString(assetByKey.apply(key));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the definition asset " + key, unreadable);
    }
  }

  private static String substituted(String definition, Properties properties) {
    String result = definition;
    Optional<JsonNode> substitutions = properties.optional("DefinitionSubstitutions");
    if (substitutions.isPresent()) {
      for (Map.Entry<String, JsonNode> value : substitutions.get().properties()) {
        result = result.replace("${" + value.getKey() + "}", value.getValue().asText());
      }
    }
    return result;
  }

  private static String shortened(String name) {
    return name.length() <= 80 ? name : name.substring(0, 80);
  }
}
