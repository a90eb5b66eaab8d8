package dev.slipway.scenario.cost;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is paid for by the month in a stack as it was synthesized. */
record Template(String stack) {
  private static final Path FOLDER = Path.of("..", "infra", "target", "cdk.out");
  private static final double UNITS_PER_CPU = 1024;
  private static final double MEGABYTES_PER_GIGABYTE = 1024;

  /** The rows of a table: what it is, how many, and what that costs in a month. */
  List<CostRow> rows(Prices prices) {
    double hours = prices.of("hoursPerMonth");
    double balancers = of("AWS::ElasticLoadBalancingV2::LoadBalancer").count();
    double capacity = prices.of("capacityUnits") * prices.of("capacityUnitHour");
    List<CostRow> rows = new ArrayList<>();
    rows.add(
        CostRow.of("interface endpoints × zones", endpoints(), hours * prices.of("endpointHour")));
    rows.add(
        CostRow.of(
            "NAT gateways", of("AWS::EC2::NatGateway").count(), hours * prices.of("natHour")));
    rows.add(
        CostRow.of(
            "load balancers", balancers, hours * (prices.of("loadBalancerHour") + capacity)));
    rows.addAll(tasks(prices, hours));
    rows.add(CostRow.of("keys", of("AWS::KMS::Key").count(), prices.of("keyMonth")));
    rows.add(CostRow.of("alarms × metrics", watched(), prices.of("alarmMonth")));
    rows.add(
        CostRow.of(
            "dashboards", of("AWS::CloudWatch::Dashboard").count(), prices.of("dashboardMonth")));
    return rows;
  }

  private double endpoints() {
    return of("AWS::EC2::VPCEndpoint")
        .filter(endpoint -> endpoint.path("VpcEndpointType").asText().equals("Interface"))
        .mapToInt(endpoint -> endpoint.path("SubnetIds").size())
        .sum();
  }

  /** An alarm of one metric names it; others list metrics, and expressions over them. */
  private double watched() {
    return of("AWS::CloudWatch::Alarm")
        .mapToLong(
            alarm ->
                alarm.has("Metrics")
                    ? alarm.path("Metrics").valueStream().filter(it -> it.has("MetricStat")).count()
                    : 1)
        .sum();
  }

  private List<CostRow> tasks(Prices prices, double hours) {
    return of("AWS::ECS::TaskDefinition")
        .map(
            definition ->
                CostRow.of(
                    "tasks of " + definition.path("Family").asText(),
                    prices.of("desiredTasks"),
                    hours * taskHour(definition, prices)))
        .toList();
  }

  /** What one task costs in an hour. */
  static double taskHour(JsonNode definition, Prices prices) {
    return definition.path("Cpu").asDouble() / UNITS_PER_CPU * prices.of("fargateCpuHour")
        + definition.path("Memory").asDouble()
            / MEGABYTES_PER_GIGABYTE
            * prices.of("fargateGigabyteHour");
  }

  /** The properties of all resources of a type. */
  Stream<JsonNode> of(String type) {
    try {
      Path file = FOLDER.resolve(stack + ".template.json");
      return Json.parse(Files.readString(file))
          .path("Resources")
          .valueStream()
          .filter(resource -> resource.path("Type").asText().equals(type))
          .map(resource -> resource.path("Properties"));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** GB of memory of each function, by its short name. */
  Map<String, Double> gigabytes() {
    return of("AWS::Lambda::Function")
        .collect(
            Collectors.toMap(
                function ->
                    function
                        .path("Handler")
                        .asText()
                        .replaceFirst("^.*\\.(\\w+)Handler::.*$", "$1"),
                function -> function.path("MemorySize").asDouble() / MEGABYTES_PER_GIGABYTE));
  }
}
