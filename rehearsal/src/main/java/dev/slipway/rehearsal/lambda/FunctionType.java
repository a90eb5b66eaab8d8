package dev.slipway.rehearsal.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Creates functions of {@code AWS::Lambda::Function}. */
public final class FunctionType implements ResourceType {

  private static final int LONGEST_NAME = 64;

  private final Consumer<LambdaFunction> creation;
  private final Function<String, Path> assetByKey;

  /**
   * @param creation takes each function over
   * @param assetByKey where the file of an S3 asset is, by its object key
   */
  public FunctionType(Consumer<LambdaFunction> creation, Function<String, Path> assetByKey) {
    this.creation = creation;
    this.assetByKey = assetByKey;
  }

  @Override
  public String name() {
    return "AWS::Lambda::Function";
  }

  @Override
  public Created create(Resource resource) {
    Properties properties =
        resource
            .properties()
            .waive("the code is a jar for any processor", "Architectures")
            .waive("words for people", "Description", "Tags")
            .waive("there is no X-Ray here", "TracingConfig");
    checkRuntime(properties.text("Runtime"));
    LambdaFunction function = function(resource, properties);
    creation.accept(function);
    return new Created(function.name(), Map.of("Arn", function.arn()));
  }

  private static void checkRuntime(String runtime) {
    if (!runtime.startsWith("java")) {
      throw new IllegalArgumentException(
          "Runtime " + runtime + " is not played here; only Java runtimes are");
    }
  }

  private LambdaFunction function(Resource resource, Properties properties) {
    String name = properties.optionalText("FunctionName").orElseGet(() -> shortened(resource));
    return new LambdaFunction(
        name,
        properties.text("Handler"),
        code(properties),
        properties.text("Role"),
        limits(properties),
        new LambdaFunction.Surround(environment(properties), logGroup(name, properties)));
  }

  private static String shortened(Resource resource) {
    String name = resource.generatedName();
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }

  private Path code(Properties properties) {
    JsonNode code =
        properties
            .optional("Code")
            .orElseThrow(() -> new IllegalArgumentException("property Code is required"));
    if (!code.has("S3Key")) {
      throw new IllegalArgumentException(
          "Code must name an S3Key; " + code + " is not played here");
    }
    return assetByKey.apply(code.get("S3Key").asText());
  }

  private static LambdaFunction.Limits limits(Properties properties) {
    return new LambdaFunction.Limits(
        properties.integer("MemorySize", 128),
        Duration.ofSeconds(properties.integer("Timeout", 3)),
        Math.max(1, properties.integer("ReservedConcurrentExecutions", 3)));
  }

  private static Map<String, String> environment(Properties properties) {
    Map<String, String> variables = new LinkedHashMap<>();
    properties
        .optional("Environment")
        .map(environment -> environment.path("Variables"))
        .ifPresent(
            all ->
                all.properties()
                    .forEach(
                        variable ->
                            variables.put(variable.getKey(), variable.getValue().asText())));
    return variables;
  }

  private static String logGroup(String name, Properties properties) {
    return properties
        .optional("LoggingConfig")
        .map(logging -> logging.path("LogGroup").asText(""))
        .filter(group -> !group.isEmpty())
        .orElse("/aws/lambda/" + name);
  }
}
