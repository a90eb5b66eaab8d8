package dev.slipway.rehearsal.operate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * What the workflow foresees of a deployment that it only planned.
 *
 * @param changes what would differ in the task definition, a line each
 * @param duration how long proven rollouts of the service took, the median
 * @param samples of how many that is
 */
record Forecast(
    List<String> changes,
    List<GateResult> gates,
    Optional<Surge> surge,
    Optional<Duration> duration,
    int samples) {

  /**
   * The tasks of the rollout at its height.
   *
   * @param moreThanNow how many more than run now; each needs an address
   * @param freeAddresses how many the service's subnets have left, if that could be read
   */
  record Surge(int mostTasks, int moreThanNow, Optional<Integer> freeAddresses) {

    private static Surge of(JsonNode node) {
      return new Surge(
          node.path("mostTasks").asInt(),
          node.path("moreThanNow").asInt(),
          Optional.of(node.path("freeAddresses")).filter(JsonNode::isNumber).map(JsonNode::asInt));
    }
  }

  static Forecast of(JsonNode node) {
    return new Forecast(
        list(node.path("changes"), JsonNode::asText),
        list(node.path("gates"), GateResult::of),
        Optional.of(node.path("surge")).filter(JsonNode::isObject).map(Surge::of),
        Optional.ofNullable(node.path("duration").textValue()).map(Duration::parse),
        node.path("samples").asInt());
  }

  /** Whether a gate would not let the deployment through. */
  boolean isRefused() {
    return gates.stream().anyMatch(GateResult::refuses);
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> reading) {
    return StreamSupport.stream(array.spliterator(), false).map(reading).toList();
  }
}
