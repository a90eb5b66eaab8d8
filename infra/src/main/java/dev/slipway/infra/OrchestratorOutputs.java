package dev.slipway.infra;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;

/** Names, as outputs of its stack, what people of an orchestrator start and subscribe to. */
final class OrchestratorOutputs {

  private OrchestratorOutputs() {}

  /**
   * @param example the attached service that the description names
   */
  static void add(Stack stack, DeploymentOrchestrator orchestrator, String example) {
    output(
        stack,
        "StateMachineArn",
        "Start it by hand with {\"service\":\"" + example + "\"}",
        orchestrator.stateMachine().getStateMachineArn());
    output(
        stack,
        "PagesTopicArn",
        "Subscribe to it to hear when Slipway itself is not well",
        orchestrator.pages().getTopicArn());
    output(
        stack,
        "NoticesTopicArn",
        "Subscribe to it to hear how deployments ended, and what waits for an approval",
        orchestrator.notices().getTopicArn());
  }

  private static void output(Stack stack, String id, String description, String value) {
    CfnOutput.Builder.create(stack, id).description(description).value(value).build();
  }
}
