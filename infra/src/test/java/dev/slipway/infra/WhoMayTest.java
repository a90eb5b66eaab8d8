package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iam.StarPrincipal;
import software.amazon.awscdk.services.sqs.Queue;

/** What roles may not do, whatever the combination. {@code who-may.txt} shows what they may. */
class WhoMayTest {

  /** What ends or makes something, or gets into a running container; and whatever is not named. */
  private static final Predicate<String> DANGEROUS =
      Pattern.compile(
              ".*\\*.*|"
                  + Powers.MANAGED
                  + ".*|\\w+:(Deregister|Delete|Create|Run|Exec|Terminate).*"
                  + "|ecs:StartTask|iam:(Add|Attach|Put|Set|Update).*|sts:.*")
          .asMatchPredicate();

  /** All that is so in spite of that, and why. */
  private static final Map<String, String> EXEMPT =
      Map.of(
          "logs:CreateLogStream",
          "a stream in the own log group: who runs writes a log",
          "dynamodb:DeleteItem",
          "an item of Slipway's own ledger, such as a hold that is lifted",
          "logs:CreateLogDelivery",
          "Step Functions delivers the log of the state machine by it",
          "logs:DeleteLogDelivery",
          "Step Functions stops to deliver by it, when logging is turned off",
          "elasticloadbalancing:DeregisterTargets",
          "ECS itself takes tasks out of rotation, by a role that only ECS may act as",
          Powers.MANAGED
              + "arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
          "the log of the function with which CDK closes the default security group");

  private static final Map<String, Pattern> HOLDERS =
      Map.of(
          "dynamodb:DeleteItem", Pattern.compile("Accept|Settle"),
          "logs:CreateLogDelivery", Pattern.compile("StateMachine"),
          "logs:DeleteLogDelivery", Pattern.compile("StateMachine"),
          "elasticloadbalancing:DeregisterTargets", Pattern.compile("(Backend|Frontend)Traffic"));

  static List<Combination> combinations() {
    return Combination.all();
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void noRoleMayDeregisterDeleteCreateOrRunAnythingButWhatIsExempt(Combination combination) {
    assertThat(dangers(combination.assembly()))
        .allSatisfy(
            power -> {
              assertThat(EXEMPT).containsKey(power.action());
              assertThat(power.who())
                  .matches(HOLDERS.getOrDefault(power.action(), Pattern.compile(".+")));
            });
  }

  @Test
  void everyExemptionIsNeeded() {
    Set<String> needed = new TreeSet<>();
    combinations().stream()
        .flatMap(combination -> dangers(combination.assembly()))
        .map(Power::action)
        .forEach(needed::add);
    assertThat(needed).containsExactlyInAnyOrderElementsOf(EXEMPT.keySet());
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void nobodyMayPushImagesAnswerWithAFailureOrChangeFunctions(Combination combination) {
    assertThat(WhoMay.lines(combination.assembly()))
        .contains(
            "ecr:PutImage: nobody",
            "events:PutRule: nobody",
            "lambda:UpdateFunctionCode: nobody",
            "states:SendTaskFailure: nobody",
            "states:UpdateStateMachine: nobody");
  }

  @Test
  void theSecurityModelSaysOfEachActionThatDecidesWhatItAmountsTo() throws IOException {
    String page = Files.readString(Artifacts.checkout().resolve("docs/security.md"));
    assertThat(WhoMay.DECIDING)
        .allSatisfy(action -> assertThat(page).contains(action.replaceFirst("^.*:", "") + "`"));
  }

  @Test
  void whateverIsGrantedAnywhereIsSeen() {
    Assembly careless = Assembly.checked(WhoMayTest::carelessness);
    assertThat(WhoMay.lines(careless))
        .contains(
            "ecr:PutImage: Deployer",
            "states:StartExecution: Intern",
            "Intern may states:* on *",
            "* may not sqs:SendMessage on <Queue.Arn> when Bool aws:SecureTransport false",
            "Deployer may ecr:PutImage on *",
            "ecs-tasks.amazonaws.com acts as Deployer");
    assertThat(dangers(careless).map(Power::action)).containsExactly("states:*");
  }

  private static Stream<Power> dangers(Assembly assembly) {
    return Powers.of(assembly).stream()
        .filter(power -> power.allowed() && DANGEROUS.test(power.action()))
        // A service or everybody, in the policy of a resource, is no role.
        .filter(power -> !power.who().matches("\\*|.*\\.amazonaws\\.com"));
  }

  private static void carelessness(App app) {
    Stack stack = new Stack(app, "Careless");
    ServicePrincipal tasks = new ServicePrincipal("ecs-tasks.amazonaws.com");
    Role.Builder.create(stack, "Deployer")
        .assumedBy(tasks)
        .inlinePolicies(
            Map.of(
                "Push",
                PolicyDocument.Builder.create()
                    .statements(List.of(statement("ecr:PutImage")))
                    .build()))
        .build();
    ManagedPolicy.Builder.create(stack, "Everything")
        .roles(List.of(Role.Builder.create(stack, "Intern").assumedBy(tasks).build()))
        .statements(List.of(statement("states:*")))
        .build();
    Queue queue = new Queue(stack, "Queue");
    queue.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .effect(Effect.DENY)
            .principals(List.of(new StarPrincipal()))
            .actions(List.of("sqs:SendMessage"))
            .resources(List.of(queue.getQueueArn()))
            .conditions(Map.of("Bool", Map.of("aws:SecureTransport", "false")))
            .build());
    app.synth();
  }

  private static PolicyStatement statement(String action) {
    return PolicyStatement.Builder.create()
        .actions(List.of(action))
        .resources(List.of("*"))
        .build();
  }
}
