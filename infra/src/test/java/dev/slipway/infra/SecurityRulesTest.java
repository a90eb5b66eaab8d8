package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sqs.Queue;

/** The rules of cdk-nag: AwsSolutions, and of NIST 800-53 and HIPAA what is more. */
class SecurityRulesTest {

  private static final String PATH = "[A-Za-z0-9]+(/[A-Za-z0-9-]+)*";

  @Test
  void everyFindingOfEveryCombinationIsExplainedAndNothingElseIs() {
    Set<String> found = found(Combination.all());
    if (Boolean.getBoolean("slipway.regenerate")) {
      Exceptions.reviewed().rewrite(found);
    }
    assertThat(found)
        .as("%s; -Dslipway.regenerate=true drops and adds lines", Exceptions.FILE)
        .containsExactlyInAnyOrderElementsOf(Exceptions.reviewed().reasons().keySet());
  }

  @Test
  void everyExceptionHasAReasonAndOnePlace() {
    assertThat(Exceptions.reviewed().reasons())
        .isNotEmpty()
        .allSatisfy(
            (finding, reason) -> {
              assertThat(reason).hasSizeGreaterThan(40).isNotEqualTo(Exceptions.UNEXPLAINED);
              assertThat(finding).matches(".+ at " + PATH + "( in [a-z -]+)?");
            });
  }

  @Test
  void aWildcardAndAQueueInTheClearAreFound() {
    assertThat(Finding.of(Assembly.checked(SecurityRulesTest::carelessness)))
        .contains(
            new Finding("AwsSolutions-IAM5[Action::s3:*]", "Careless/Policy"),
            new Finding("AwsSolutions-SQS4", "Careless/Queue"));
  }

  /** What is not found wherever its stack is says where. */
  private static Set<String> found(List<Combination> combinations) {
    Map<Finding, List<String>> places = new LinkedHashMap<>();
    for (Combination combination : combinations) {
      Finding.of(combination.assembly())
          .forEach(
              finding ->
                  places
                      .computeIfAbsent(finding, first -> new ArrayList<>())
                      .add(combination.name()));
    }
    Set<String> found = new TreeSet<>();
    places.forEach(
        (finding, names) -> {
          long possible = combinations.stream().filter(each -> each.has(finding.stack())).count();
          found.add(names.size() == possible ? finding.toString() : finding + " in " + join(names));
        });
    return found;
  }

  private static String join(List<String> names) {
    return String.join(" ", names);
  }

  private static void carelessness(App app) {
    Stack stack = new Stack(app, "Careless");
    Queue queue = Queue.Builder.create(stack, "Queue").build();
    ManagedPolicy.Builder.create(stack, "Policy")
        .statements(
            List.of(
                PolicyStatement.Builder.create()
                    .actions(List.of("s3:*"))
                    .resources(List.of(queue.getQueueArn()))
                    .build()))
        .build();
    app.synth();
  }
}
