package dev.slipway.infra;

import static dev.slipway.infra.OrchestratorFunction.ROLL_BACK;
import static dev.slipway.infra.OrchestratorFunction.SWEEP;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * Who may tell programs of deployments, and look what changed since a revision was proven; whatever
 * service is attached.
 */
final class TellingGrants {

  private final StepFunctions functions;
  private final Stack stack;

  TellingGrants(StepFunctions functions, Stack stack) {
    this.functions = functions;
    this.stack = stack;
  }

  /**
   * DescribeParameters knows no resource; which secrets containers are given, nobody knows here.
   */
  void grantAll() {
    Arrays.stream(OrchestratorFunction.values())
        .filter(function -> function != SWEEP)
        .forEach(function -> functions.get(function).allow(announce()));
    StepFunction rollBack = functions.get(ROLL_BACK);
    rollBack.allow(List.of("ssm:DescribeParameters"), List.of("*"));
    rollBack.allow(List.of("secretsmanager:DescribeSecret"), List.of(secrets()));
  }

  private PolicyStatement announce() {
    return PolicyStatement.Builder.create()
        .actions(List.of("events:PutEvents"))
        .resources(List.of(arn("events", "event-bus", ArnFormat.SLASH_RESOURCE_NAME, "default")))
        .conditions(Map.of("StringEquals", ofSlipway()))
        .build();
  }

  private static Map<String, String> ofSlipway() {
    Map<String, String> event = new LinkedHashMap<>();
    event.put("events:detail-type", "Slipway Deployment State Change");
    event.put("events:source", "slipway");
    return event;
  }

  private String secrets() {
    return arn("secretsmanager", "secret", ArnFormat.COLON_RESOURCE_NAME, "*");
  }

  private String arn(String service, String resource, ArnFormat format, String name) {
    return stack.formatArn(
        ArnComponents.builder()
            .service(service)
            .resource(resource)
            .resourceName(name)
            .arnFormat(format)
            .build());
  }
}
