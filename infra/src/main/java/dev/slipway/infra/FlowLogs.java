package dev.slipway.infra;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;

/** Where the VPC's flow logs go, and the role with which the VPC writes them there. */
final class FlowLogs {

  private final LogGroup group;
  private final Role role;

  FlowLogs(Stack stack, Stage stage) {
    group =
        LogGroup.Builder.create(stack, "FlowLogs")
            .retention(stage.logRetention())
            .removalPolicy(stage.recordsOfThePast())
            .build();
    role =
        Role.Builder.create(stack, "FlowLogsRole")
            .description("With it the VPC writes its flow logs")
            .assumedBy(
                new PrincipalWithConditions(
                    new ServicePrincipal("vpc-flow-logs.amazonaws.com"), onlyFrom(stack)))
            .build();
  }

  FlowLogDestination destination() {
    return FlowLogDestination.toCloudWatchLogs(group, role);
  }

  /** Flow logs of this account alone (VPC user guide, flow-logs-iam-role, read 2026-11). */
  private static Map<String, Object> onlyFrom(Stack stack) {
    String flowLogs =
        "arn:%s:ec2:%s:%s:vpc-flow-log/*"
            .formatted(stack.getPartition(), stack.getRegion(), stack.getAccount());
    Map<String, Object> conditions = new LinkedHashMap<>();
    conditions.put("StringEquals", Map.of("aws:SourceAccount", stack.getAccount()));
    conditions.put("ArnLike", Map.of("aws:SourceArn", flowLogs));
    return conditions;
  }
}
