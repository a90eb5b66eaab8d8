package dev.slipway.rehearsal.ecs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;

/** What ECS refuses and rewrites when a task definition is registered for Fargate. */
final class TaskDefinitionRules {

  private static final Pattern SIZE =
      Pattern.compile("([0-9.]+)\\s*(vcpu|gb|)", Pattern.CASE_INSENSITIVE);
  private static final Pattern FAMILY = Pattern.compile("[A-Za-z0-9_-]{1,255}");
  private static final Pattern DIGEST = Pattern.compile("[^@]{1,255}(@sha256:[0-9a-f]{64})?");

  /** MiB by CPU units. Source: task-cpu-memory-error, read 2026-11. */
  private static final Map<Integer, List<Integer>> SIZES =
      Map.of(
          256, List.of(512, 1024, 2048),
          512, gigabytes(1, 4, 1),
          1024, gigabytes(2, 8, 1),
          2048, gigabytes(4, 16, 1),
          4096, gigabytes(8, 30, 1),
          8192, gigabytes(16, 60, 4),
          16384, gigabytes(32, 120, 8),
          32768, List.of(60 * 1024, 120 * 1024, 244 * 1024));

  private TaskDefinitionRules() {}

  /** "1 vCPU" and "1 GB" become whole numbers (task-cpu-memory-error, read 2026-11). */
  static RegisterTaskDefinitionRequest normalised(RegisterTaskDefinitionRequest request) {
    if (request.family() == null || !FAMILY.matcher(request.family()).matches()) {
      throw Refusals.client("Invalid family: " + request.family());
    }
    if (request.containerDefinitions().isEmpty()) {
      throw Refusals.client("Container list cannot be empty.");
    }
    request.containerDefinitions().forEach(TaskDefinitionRules::check);
    return isFargate(request) ? fargate(request) : request;
  }

  private static void check(ContainerDefinition container) {
    if (container.name() == null || container.image() == null) {
      throw Refusals.client("Container.image and Container.name should not be null or empty.");
    }
    if (!DIGEST.matcher(container.image()).matches()) {
      throw Refusals.client("Invalid image: " + container.image());
    }
  }

  private static RegisterTaskDefinitionRequest fargate(RegisterTaskDefinitionRequest request) {
    int cpu = size(request.cpu(), "cpu");
    int memory = size(request.memory(), "memory");
    List<Integer> memories = SIZES.get(cpu);
    if (memories == null) {
      throw Refusals.client("Invalid 'cpu' setting for task.");
    }
    if (!memories.contains(memory)) {
      throw Refusals.client("No Fargate configuration exists for given values.");
    }
    request.containerDefinitions().forEach(container -> checkFargate(request, container));
    return request.toBuilder().cpu("" + cpu).memory("" + memory).build();
  }

  private static void checkFargate(
      RegisterTaskDefinitionRequest request, ContainerDefinition container) {
    if (usesAwslogs(container) && request.executionRoleArn() == null) {
      throw Refusals.client(
          "Fargate requires task definition to have execution role ARN to support log driver"
              + " awslogs.");
    }
    Integer stop = container.stopTimeout();
    if (stop != null && (stop < 2 || stop > 120)) {
      throw Refusals.client("Invalid 'stopTimeout' setting for container: 2 to 120 on Fargate.");
    }
  }

  private static boolean usesAwslogs(ContainerDefinition container) {
    return Optional.ofNullable(container.logConfiguration())
        .filter(logs -> logs.logDriver() == LogDriver.AWSLOGS)
        .isPresent();
  }

  private static int size(@Nullable String given, String name) {
    if (given == null) {
      throw Refusals.client("Fargate requires that '" + name + "' be defined at the task level.");
    }
    Matcher matcher = SIZE.matcher(given.strip());
    if (!matcher.matches()) {
      throw Refusals.client("Invalid '" + name + "' setting for task.");
    }
    double number = Double.parseDouble(matcher.group(1));
    return (int) Math.round(matcher.group(2).isEmpty() ? number : number * 1024);
  }

  private static boolean isFargate(RegisterTaskDefinitionRequest request) {
    return request.requiresCompatibilities().contains(Compatibility.FARGATE);
  }

  private static List<Integer> gigabytes(int from, int to, int step) {
    return IntStream.iterate(from, each -> each <= to, each -> each + step)
        .mapToObj(each -> each * 1024)
        .toList();
  }
}
