package dev.slipway.rehearsal.attach;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.assembly.CloudAssembly;
import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.cloud.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Somebody else's services, with all they need: the ground from templates, the rest from calls of
 * AWS's APIs, as {@code estate.json} has them.
 */
final class Estate {

  /** The cluster with the services. */
  static final String CLUSTER = "retail";

  /** The services in it. */
  static final List<String> SERVICES = List.of("backend", "frontend");

  /** Of what the sample's application has, that which the local cloud makes from templates only. */
  private static final Set<String> ROLES_AND_LOGS =
      Set.of("AWS::IAM::Role", "AWS::IAM::Policy", "AWS::Logs::LogGroup");

  private final List<Step> steps;
  private final Map<String, String> made = new HashMap<>();

  private Estate(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  static Estate described() {
    List<Step> steps = new ArrayList<>();
    Json.parse(text()).forEach(step -> steps.add(Step.of(step)));
    return new Estate(steps);
  }

  /** The sample's templates without its services, their doors and the orchestrator. */
  static CloudAssembly ground(CloudAssembly sample) {
    return sample
        .withoutStack("SlipwayOrchestrator")
        .withOnly("SlipwayApplication", ROLES_AND_LOGS);
  }

  List<Step> steps() {
    return steps;
  }

  /**
   * Makes everything, in order.
   *
   * @param ground names what the templates made, by its construct's path
   * @throws IllegalStateException when a call is refused
   */
  void make(AwsCalls calls, UnaryOperator<String> ground, PrintStream out) {
    made.put("registry", Account.LOCAL.registryHost());
    for (Step step : steps) {
      out.printf("  %-45s aws %s %s%n", step.makes(), step.api(), step.operation());
      JsonNode arguments =
          step.arguments(name -> made.containsKey(name) ? made.get(name) : ground.apply(name));
      made.putAll(step.kept(calls.call(step.api(), step.operation(), arguments)));
    }
  }

  private static String text() {
    try (InputStream stream = Estate.class.getResourceAsStream("estate.json")) {
      if (stream == null) {
        throw new IllegalStateException("estate.json is not beside " + Estate.class);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read estate.json", unreadable);
    }
  }
}
