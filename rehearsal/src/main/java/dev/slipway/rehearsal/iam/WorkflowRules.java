package dev.slipway.rehearsal.iam;

import java.util.List;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Permissions of Step Functions, Lambda, EventBridge, SQS and SNS. */
record WorkflowRules(Arns arns) {

  void addTo(Rules rules) {
    addStateMachines(rules);
    addTaskTokens(rules);
    addExecutions(rules);
    addMessages(rules);
  }

  private void addStateMachines(Rules rules) {
    rules
        .needs(
            StartExecutionRequest.class,
            request -> Ask.of("states:StartExecution", request.stateMachineArn()))
        .needs(
            ListExecutionsRequest.class,
            request -> Ask.of("states:ListExecutions", request.stateMachineArn()))
        .needs(
            DescribeStateMachineRequest.class,
            request -> Ask.of("states:DescribeStateMachine", request.stateMachineArn()));
  }

  /** A token does not show its state machine, so a permission on any of them is enough here. */
  private void addTaskTokens(Rules rules) {
    rules
        .needs(
            SendTaskSuccessRequest.class,
            request -> Ask.of("states:SendTaskSuccess", Ask.SOME_RESOURCE))
        .needs(
            SendTaskFailureRequest.class,
            request -> Ask.of("states:SendTaskFailure", Ask.SOME_RESOURCE))
        .needs(
            SendTaskHeartbeatRequest.class,
            request -> Ask.of("states:SendTaskHeartbeat", Ask.SOME_RESOURCE));
  }

  private void addExecutions(Rules rules) {
    rules
        .needs(
            DescribeExecutionRequest.class,
            request -> Ask.of("states:DescribeExecution", request.executionArn()))
        .needs(
            GetExecutionHistoryRequest.class,
            request -> Ask.of("states:GetExecutionHistory", request.executionArn()))
        .needs(
            StopExecutionRequest.class,
            request -> Ask.of("states:StopExecution", request.executionArn()))
        .needs(
            RedriveExecutionRequest.class,
            request -> Ask.of("states:RedriveExecution", request.executionArn()))
        .needs(
            InvokeRequest.class,
            request ->
                Ask.of(
                    "lambda:InvokeFunction",
                    arns.orRegional("lambda", "function:", request.functionName())));
  }

  private void addMessages(Rules rules) {
    rules
        .needsAll(
            PutEventsRequest.class, request -> request.entries().stream().map(this::put).toList())
        .needs(
            PublishRequest.class,
            request -> Ask.of("sns:Publish", arns.orRegional("sns", "", request.topicArn())))
        .needs(
            SendMessageRequest.class,
            request -> Ask.of("sqs:SendMessage", arns.queue(request.queueUrl())))
        .needs(
            ReceiveMessageRequest.class,
            request -> Ask.of("sqs:ReceiveMessage", arns.queue(request.queueUrl())))
        .needs(
            DeleteMessageRequest.class,
            request -> Ask.of("sqs:DeleteMessage", arns.queue(request.queueUrl())))
        .needs(
            GetQueueAttributesRequest.class,
            request -> Ask.of("sqs:GetQueueAttributes", arns.queue(request.queueUrl())));
  }

  private Ask put(PutEventsRequestEntry entry) {
    String bus = entry.eventBusName() == null ? "default" : entry.eventBusName();
    return Ask.of("events:PutEvents", arns.orRegional("events", "event-bus/", bus))
        .with("events:source", List.of(String.valueOf(entry.source())))
        .with("events:detail-type", List.of(String.valueOf(entry.detailType())));
  }
}
