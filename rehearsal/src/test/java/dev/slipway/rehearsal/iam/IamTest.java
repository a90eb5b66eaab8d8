package dev.slipway.rehearsal.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType.Created;
import dev.slipway.rehearsal.assembly.ResourceType.Former;
import dev.slipway.rehearsal.assembly.ResourceType.Resource;
import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.wire.Caller;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IamTest {

  private static final String SERVICE = "arn:aws:ecs:us-east-1:111122223333:service/main/web";

  private final Iam iam = new Iam(Account.LOCAL);

  @Test
  void allowsWhatAStatementAllows() {
    String role = role("Allow", "ecs:UpdateService", SERVICE, "{}");

    assertThat(refusal(role, "ecs:UpdateService", SERVICE)).isEmpty();
  }

  @Test
  void refusesInAwssWordsWhatNoStatementAllows() {
    String role = role("Allow", "ecs:DescribeServices", "*", "{}");

    assertThat(refusal(role, "ecs:UpdateService", SERVICE))
        .contains(
            "User: arn:aws:sts::111122223333:assumed-role/Stack-Role/rehearsal is not authorized"
                + " to perform: ecs:UpdateService on resource: "
                + SERVICE
                + " because no identity-based policy allows the ecs:UpdateService action");
  }

  @Test
  void letsADenyWinOverAnAllow() {
    String role = role("Allow", "ecs:*", "*", "{}");
    attach("Deny", "ecs:Update*", "*", "{}");

    assertThat(refusal(role, "ecs:UpdateService", SERVICE))
        .hasValueSatisfying(
            words ->
                assertThat(words).endsWith("with an explicit deny in an identity-based policy"));
    assertThat(refusal(role, "ecs:DescribeServices", SERVICE)).isEmpty();
  }

  @Test
  void putsAChangedPolicyInThePlaceOfTheOneBefore() {
    String role = (String) createRole().attributes().get("Arn");
    PolicyType policies = new PolicyType(iam);
    Resource before = policy("Allow", "ecs:DescribeServices", "*", "{}");
    Created created = policies.create(before);

    policies.update(
        policy("Allow", "ecs:UpdateService", "*", "{}"),
        new Former(created.ref(), before.properties().all()));

    assertThat(refusal(role, "ecs:UpdateService", SERVICE)).isEmpty();
    assertThat(refusal(role, "ecs:DescribeServices", SERVICE)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "ecs:updateservice, true",
    "ecs:Update*, true",
    "ecs:?pdateService, true",
    "*, true",
    "ecs:Update, false",
    "ecs.UpdateService, false"
  })
  void matchesActionsWithWildcardsAndWithoutCase(String pattern, boolean allowed) {
    String role = role("Allow", pattern, "*", "{}");

    assertThat(refusal(role, "ecs:UpdateService", SERVICE).isEmpty()).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "StringEquals, a, a, true",
    "StringEquals, a, b, false",
    "StringEquals, a, '', false",
    "StringNotEquals, a, b, true",
    "StringNotEquals, a, a, false",
    "StringLike, a*, abc, true",
    "StringNotLike, a*, abc, false",
    "StringLikeIfExists, a*, '', true",
    "StringLikeIfExists, a*, b, false",
    "ArnEquals, arn:aws:ecs:*, arn:aws:ecs:x, true",
    "ArnLike, arn:aws:ecs:*, arn:aws:ecr:x, false",
    "Bool, true, TRUE, true",
    "Bool, true, false, false",
    "Null, true, '', true",
    "Null, false, '', false",
    "Null, false, x, true",
    "ForAnyValue:StringEquals, a, a, true",
    "ForAnyValue:StringEquals, a, '', false",
    "ForAllValues:StringEquals, a, '', true",
    "ForAllValues:StringEquals, a, b, false"
  })
  void evaluatesConditions(String operator, String wanted, String given, boolean allowed) {
    String role =
        role("Allow", "*", "*", "{\"%s\": {\"Aws:Key\": \"%s\"}}".formatted(operator, wanted));
    Map<String, String> context = given.isEmpty() ? Map.of() : Map.of("aws:key", given);

    assertThat(iam.refusal(role, "ecs:X", "*", context).isEmpty()).isEqualTo(allowed);
  }

  @Test
  void refusesToLoadAnOperatorItDoesNotEvaluate() {
    assertThatThrownBy(() -> role("Allow", "*", "*", "{\"IpAddress\": {\"k\": \"10.0.0.0/8\"}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the local IAM does not know the condition operator IpAddress");
  }

  @Test
  void invertsNotActionAndNotResource() {
    Created role = createRole();
    new PolicyType(iam)
        .create(
            resource(
                "Policy",
                """
                {"PolicyName": "p", "Roles": ["Stack-Role"], "PolicyDocument": {"Statement":
                  {"Effect": "Allow", "NotAction": "ecs:*", "NotResource": "arn:b"}}}\
                """));
    String arn = (String) role.attributes().get("Arn");

    assertThat(refusal(arn, "ecs:X", "arn:a")).isPresent();
    assertThat(refusal(arn, "ecr:X", "arn:b")).isPresent();
    assertThat(refusal(arn, "ecr:X", "arn:a")).isEmpty();
  }

  @Test
  void letsARoleDoWhatAPersonAdds() {
    String role = (String) createRole().attributes().get("Arn");

    iam.allow(role, "ssm:GetParameters", "arn:p");

    assertThat(refusal(role, "ssm:GetParameters", "arn:p")).isEmpty();
    assertThat(refusal(role, "ssm:GetParameters", "arn:q")).isPresent();
  }

  @Test
  void knowsTheSecretsItGaveOut() {
    String role = role("Allow", "*", "*", "{}");

    Map<String, String> environment = iam.environmentFor(role);

    assertThat(iam.secrets())
        .containsExactlyInAnyOrder(
            environment.get("AWS_SECRET_ACCESS_KEY"), environment.get("AWS_SESSION_TOKEN"));
  }

  @Test
  void knowsTheCallerByTheKeyItIssued() {
    String role = role("Allow", "*", "*", "{}");

    String key = iam.environmentFor(role, "Accept").get("AWS_ACCESS_KEY_ID");

    assertThat(iam.callerWith(key))
        .isEqualTo(
            new Caller(
                "arn:aws:sts::111122223333:assumed-role/Stack-Role/Accept", Optional.of(role)));
    assertThat(iam.callerWith("AKIAANYTHING")).isEqualTo(Caller.administrator(Account.LOCAL));
  }

  @Test
  void knowsWhichServiceMayTakeARoleOn() {
    String role = role("Allow", "*", "*", "{}");

    assertThat(iam.trusts(role, "lambda.amazonaws.com")).isTrue();
    assertThat(iam.trusts(role, "ecs-tasks.amazonaws.com")).isFalse();
  }

  @Test
  void letsAServiceUseAQueueOnlyAsItsPolicySays() throws JsonProcessingException {
    ResourcePolicy policy =
        ResourcePolicy.read(
            tree(
                """
                {"Statement": [
                  {"Effect": "Deny", "Principal": "*", "Action": "sqs:*", "Resource": "arn:q",
                   "Condition": {"Bool": {"aws:SecureTransport": "false"}}},
                  {"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"},
                   "Action": "sqs:SendMessage", "Resource": "arn:q",
                   "Condition": {"ArnEquals": {"aws:SourceArn": "arn:rule"}}}]}\
                """));

    assertThat(
            policy.allows(
                "events.amazonaws.com",
                "sqs:SendMessage",
                "arn:q",
                Map.of("aws:SourceArn", "arn:rule")))
        .isTrue();
    assertThat(
            policy.allows(
                "events.amazonaws.com",
                "sqs:SendMessage",
                "arn:q",
                Map.of("aws:SourceArn", "arn:other")))
        .isFalse();
  }

  private Optional<String> refusal(String role, String action, String resource) {
    return iam.refusal(role, action, resource, Map.of());
  }

  private String role(String effect, String action, String resource, String condition) {
    Created role = createRole();
    attach(effect, action, resource, condition);
    return (String) role.attributes().get("Arn");
  }

  private Created createRole() {
    return new RoleType(iam)
        .create(
            resource(
                "Role",
                """
                {"AssumeRolePolicyDocument": {"Statement": [{"Effect": "Allow",
                  "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}}]}}
                """));
  }

  private void attach(String effect, String action, String resource, String condition) {
    new PolicyType(iam).create(policy(effect, action, resource, condition));
  }

  private static Resource policy(String effect, String action, String resource, String condition) {
    return resource(
        "Policy",
        """
        {"PolicyName": "p", "Roles": ["Stack-Role"], "PolicyDocument": {"Statement": [
          {"Effect": "%s", "Action": ["%s"], "Resource": "%s", "Condition": %s}]}}\
        """
            .formatted(effect, action, resource, condition));
  }

  private static Resource resource(String logicalId, String properties) {
    try {
      return new Resource("Stack", logicalId, logicalId, new Properties(tree(properties)));
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }

  private static JsonNode tree(String json) throws JsonProcessingException {
    return new ObjectMapper().readTree(json);
  }
}
