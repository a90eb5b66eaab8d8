package dev.slipway.infra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * One function of the orchestrator with a role and a log group of its own; the role may write that
 * log and nothing else until a grant says so.
 */
final class StepFunction extends Construct {

  private final Role role;
  private final Function function;

  StepFunction(Construct scope, OrchestratorFunction step, Code code, ITable ledger) {
    super(scope, step.id());
    role =
        Role.Builder.create(this, "Role")
            .description("Slipway " + step.id() + ": " + step.purpose())
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .build();
    LogGroup log =
        LogGroup.Builder.create(this, "Log")
            .retention(RetentionDays.THREE_MONTHS)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    log.grantWrite(role);
    function =
        Function.Builder.create(this, "Function")
            .description(step.purpose())
            .runtime(Runtime.JAVA_25)
            .architecture(Architecture.ARM_64)
            .memorySize(512)
            .timeout(Duration.seconds(30))
            .handler(step.handler())
            .code(code)
            .environment(environment(ledger))
            .role(role)
            .logGroup(log)
            .tracing(Tracing.ACTIVE)
            .build();
  }

  Function function() {
    return function;
  }

  Role role() {
    return role;
  }

  /** Adds one more variable to the function's environment. */
  void tell(String variable, String value) {
    function.addEnvironment(variable, value);
  }

  /** Lets this function do these actions on these resources. */
  void allow(List<String> actions, List<String> resources) {
    allow(
        PolicyStatement.Builder.create()
            .effect(Effect.ALLOW)
            .actions(actions)
            .resources(resources)
            .build());
  }

  void allow(PolicyStatement statement) {
    role.addToPrincipalPolicy(statement);
  }

  private static Map<String, String> environment(ITable ledger) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("SLIPWAY_LEDGER_TABLE", ledger.getTableName());
    environment.put("SLIPWAY_SERVICES_PATH", ServiceRecord.PATH);
    return environment;
  }
}
