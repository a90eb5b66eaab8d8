package dev.slipway.infra;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may do anything but read, as sentences: first each action that decides what runs, also those
 * that nobody may do; then everything with its resource and condition; then who acts as whom.
 */
final class WhoMay {

  /** Whoever may do one of these starts, approves, answers, fakes or stops a deployment. */
  static final List<String> DECIDING =
      List.of(
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
          "ecr:PutImage",
          "ecs:RegisterTaskDefinition",
          "ecs:StopServiceDeployment",
          "ecs:UpdateService",
          "elasticloadbalancing:ModifyListener",
          "elasticloadbalancing:ModifyRule",
          "events:PutEvents",
          "events:PutRule",
          "events:PutTargets",
          "iam:PassRole",
          "lambda:InvokeFunction",
          "lambda:UpdateFunctionCode",
          "lambda:UpdateFunctionConfiguration",
          "ssm:PutParameter",
          "states:RedriveExecution",
          "states:SendTaskFailure",
          "states:SendTaskHeartbeat",
          "states:SendTaskSuccess",
          "states:StartExecution",
          "states:StopExecution",
          "states:UpdateStateMachine");

  /** What reads, and what everybody who runs may do: write a log and a trace. */
  private static final Predicate<String> HARMLESS =
      Pattern.compile(
              "\\w+:(Get|List|Describe|BatchGet|BatchCheck|ConditionCheck|Query)[A-Za-z]*"
                  + "|logs:CreateLogStream|logs:PutLogEvents|xray:Put[A-Za-z]*")
          .asMatchPredicate();

  private WhoMay() {}

  static List<String> lines(Assembly assembly) {
    List<Power> powers = Powers.of(assembly);
    return Stream.of(
            DECIDING.stream().map(action -> action + ": " + join(able(powers, action))),
            Powers.byDeed(powers.stream().filter(WhoMay::matters)).entrySet().stream()
                .map(deed -> join(deed.getValue()) + " " + deed.getKey()),
            Powers.trust(assembly).sorted())
        .flatMap(part -> Stream.concat(part, Stream.of("")))
        .toList();
  }

  private static Set<String> able(List<Power> powers, String action) {
    Set<String> able =
        powers.stream()
            .filter(power -> power.allows(action))
            .map(Power::who)
            .collect(Collectors.toCollection(TreeSet::new));
    return able.isEmpty() ? Set.of("nobody") : able;
  }

  private static boolean matters(Power power) {
    return !power.allowed() || !HARMLESS.test(power.action());
  }

  private static String join(Set<String> names) {
    return String.join(", ", names);
  }
}
