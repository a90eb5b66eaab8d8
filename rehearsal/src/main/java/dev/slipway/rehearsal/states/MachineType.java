package dev.slipway.rehearsal.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** Creates state machines of {@code AWS::StepFunctions::StateMachine}. */
public final class MachineType implements ResourceType {

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
    String name =
        properties
            .optionalText("StateMachineName")
            .orElseGet(() -> shortened(resource.generatedName()));
    String arn = create(name, properties);
    return new Created(arn, Map.of("Arn", arn, "Name", name, "StateMachineRevisionId", "INITIAL"));
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
