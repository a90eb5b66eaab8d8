package dev.slipway.rehearsal.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.wire.Api;
import dev.slipway.rehearsal.wire.Caller;
import dev.slipway.rehearsal.wire.Gate.Asked;
import dev.slipway.rehearsal.wire.Gate.Call;
import dev.slipway.rehearsal.wire.Gate.Decision;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;

class IamGateTest {

  private static final String ECS = "arn:aws:ecs:us-east-1:111122223333:";

  private final Iam iam = new Iam(Account.LOCAL);
  private final IamGate gate = new IamGate(iam, Account.LOCAL);
  private final Caller administrator = Caller.administrator(Account.LOCAL);

  @Test
  void asksForTheRolesATaskDefinitionPassesOnAndForItsTags() {
    RegisterTaskDefinitionRequest request =
        RegisterTaskDefinitionRequest.builder()
            .family("web")
            .taskRoleArn("arn:task")
            .executionRoleArn("arn:execution")
            .tags(tag -> tag.key("a").value("b"))
            .build();

    assertThat(asked(Api.ECS, "RegisterTaskDefinition", request))
        .containsExactly(
            new Asked("ecs:RegisterTaskDefinition", ECS + "task-definition/web:*"),
            new Asked("iam:PassRole", "arn:task"),
            new Asked("iam:PassRole", "arn:execution"),
            new Asked("ecs:TagResource", ECS + "task-definition/web:*"));
  }

  @Test
  void completesShortNamesToArns() {
    UpdateServiceRequest request =
        UpdateServiceRequest.builder()
            .cluster("main")
            .service("web")
            .taskDefinition("web:3")
            .build();

    assertThat(asked(Api.ECS, "UpdateService", request))
        .containsExactly(new Asked("ecs:UpdateService", ECS + "service/main/web"));
    assertThat(asked(Api.SSM, "GetParameter", GetParameterRequest.builder().name("/a/b").build()))
        .containsExactly(
            new Asked("ssm:GetParameter", "arn:aws:ssm:us-east-1:111122223333:parameter/a/b"));
  }

  @Test
  void asksForEachWriteOfATransaction() {
    TransactWriteItemsRequest request =
        TransactWriteItemsRequest.builder()
            .transactItems(
                item -> item.put(Put.builder().tableName("t").build()),
                item -> item.update(Update.builder().tableName("t").build()))
            .build();

    assertThat(asked(Api.DYNAMODB, "TransactWriteItems", request))
        .extracting(Asked::action)
        .containsExactly("dynamodb:PutItem", "dynamodb:UpdateItem");
  }

  @Test
  void checksTheClusterOfAServiceUpdate() {
    Caller role =
        role(
            "ecs:UpdateService",
            ECS + "service/main/web",
            "{\"ArnEquals\": {\"ecs:cluster\": \"" + ECS + "cluster/main\"}}");

    assertThat(decide(role, update("main")).refusal()).isEmpty();
    assertThat(decide(role, update("other")).refusal()).isPresent();
  }

  @Test
  void findsClusterAndServiceInAServiceDeploymentArn() {
    String arn = ECS + "service-deployment/main/web/id";
    Caller role =
        role(
            "ecs:DescribeServiceDeployments",
            ECS + "service-deployment/main/web/*",
            "{\"ArnEquals\": {\"ecs:cluster\": \"%scluster/main\", \"ecs:service\": \"%sservice/main/web\"}}"
                .formatted(ECS, ECS));

    assertThat(
            decide(
                    role,
                    new Call(
                        Api.ECS,
                        "DescribeServiceDeployments",
                        DescribeServiceDeploymentsRequest.builder()
                            .serviceDeploymentArns(arn)
                            .build()))
                .refusal())
        .isEmpty();
  }

  @Test
  void acceptsAPermissionOnAnyStateMachineForATaskToken() {
    Call call =
        new Call(
            Api.STATES, "SendTaskSuccess", SendTaskSuccessRequest.builder().taskToken("t").build());

    assertThat(decide(role("states:SendTaskSuccess", "arn:machine", "{}"), call).refusal())
        .isEmpty();
    assertThat(decide(role("states:SendTaskFailure", "arn:machine", "{}"), call).refusal())
        .isPresent();
  }

  @Test
  void refusesARoleAnOperationTheTableDoesNotHave() {
    Call call = new Call(Api.ECS, "CreateCluster", CreateClusterRequest.builder().build());

    assertThat(decide(role("*", "*", "{}"), call).refusal())
        .contains("ecs:CreateCluster is not in the local IAM table");
    assertThat(decide(administrator, call).refusal()).isEmpty();
  }

  private List<Asked> asked(Api api, String operation, SdkPojo request) {
    return decide(administrator, new Call(api, operation, request)).asked();
  }

  private Decision decide(Caller caller, Call call) {
    return gate.decide(caller, call);
  }

  private static Call update(String cluster) {
    return new Call(
        Api.ECS,
        "UpdateService",
        UpdateServiceRequest.builder().cluster(cluster).service(ECS + "service/main/web").build());
  }

  private Caller role(String action, String resource, String condition) {
    Role role = iam.create("r", JsonNodeFactory.instance.objectNode());
    role.add(Policies.allowing(action, resource, condition));
    return new Caller("arn:session", Optional.of(role.arn()));
  }
}
