package dev.slipway.rehearsal.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;

/** All executions there are and were. Safe for many threads. */
final class Executions {

  /** Characters a name may not have (API reference, StartExecution, read 2026-11). */
  private static final Pattern FORBIDDEN =
      Pattern.compile("[\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]");

  private final Execution.World world;
  private final Map<String, Execution> byArn = new LinkedHashMap<>();

  Executions(Execution.World world) {
    this.world = world;
  }

  /**
   * Starts an execution; the same name with the same input gives the running one again.
   *
   * @throws ExecutionAlreadyExistsException when the name is taken otherwise
   */
  Execution start(Machine machine, Optional<String> wanted, String input) {
    String name = wanted.map(Executions::checked).orElseGet(this::randomName);
    JsonNode tree = parsed(input);
    Execution execution;
    synchronized (this) {
      Optional<Execution> same = Optional.ofNullable(byArn.get(machine.executionArn(name)));
      if (same.isPresent()) {
        return sameStart(same.get(), tree);
      }
      execution = new Execution(machine, name, tree, world);
      byArn.put(execution.arn(), execution);
    }
    execution.start();
    return execution;
  }

  private static Execution sameStart(Execution existing, JsonNode input) {
    if (existing.isRunning() && existing.input().equals(input)) {
      return existing;
    }
    throw Errors.of(
        ExecutionAlreadyExistsException.builder(),
        "ExecutionAlreadyExists",
        "Execution Already Exists: '" + existing.arn() + "'");
  }

  private static String checked(String name) {
    if (name.isEmpty() || name.length() > 80 || FORBIDDEN.matcher(name).find()) {
      throw Errors.of(
          InvalidNameException.builder(), "InvalidName", "Invalid Name: '" + name + "'");
    }
    return name;
  }

  private synchronized String randomName() {
    var random = world.surroundings().random();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private static JsonNode parsed(String input) {
    if (input.getBytes(StandardCharsets.UTF_8).length > Visit.DATA_LIMIT) {
      throw invalidInput("the input is larger than 262144 bytes");
    }
    try {
      return Json.parse(input);
    } catch (IllegalArgumentException invalid) {
      throw invalidInput(String.valueOf(invalid.getMessage()));
    }
  }

  private static RuntimeException invalidInput(String why) {
    return Errors.of(
        InvalidExecutionInputException.builder(),
        "InvalidExecutionInput",
        "Invalid State Machine Execution Input: '" + why + "'");
  }

  /**
   * Runs a failed execution again from where it failed (API reference, RedriveExecution, read
   * 2026-11).
   *
   * @throws UnsupportedOperationException when it failed in a Parallel
   */
  Execution redrive(String arn) {
    Execution execution = named(arn);
    boolean redrivable =
        execution.outcome().filter(outcome -> !(outcome instanceof Outcome.Succeeded)).isPresent();
    if (!redrivable) {
      throw Errors.of(
          ExecutionNotRedrivableException.builder(),
          "ExecutionNotRedrivable",
          "Execution is " + Views.status(execution) + " and cannot be redriven");
    }
    if (execution.stoppedInParallel()) {
      throw new UnsupportedOperationException(
          "sfn:RedriveExecution of an execution that ended in a Parallel state is not emulated"
              + " locally");
    }
    execution.redrive();
    return execution;
  }

  /**
   * @throws ExecutionDoesNotExistException when there never was one
   */
  synchronized Execution named(String arn) {
    return Optional.ofNullable(byArn.get(arn))
        .orElseThrow(
            () ->
                Errors.of(
                    ExecutionDoesNotExistException.builder(),
                    "ExecutionDoesNotExist",
                    "Execution Does Not Exist: '" + arn + "'"));
  }

  /** A machine's executions, the newest first. */
  synchronized List<Execution> of(Machine machine) {
    List<Execution> found = new ArrayList<>();
    byArn.values().stream()
        .filter(execution -> execution.machine().arn().equals(machine.arn()))
        .forEach(found::addFirst);
    return found;
  }
}
