package dev.slipway.rehearsal.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.iam.Privileges.Withdrawal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrivilegesTest {

  private static final String NAME = "Stack-OrchestratorPlanRole0123ABCD";
  private static final Grant READ = new Grant(NAME, "ecs:DescribeServices", "arn:service/*");
  private static final Grant WRITE = new Grant(NAME, "ecs:UpdateService", "arn:service/*");

  private final Iam iam = new Iam(Account.LOCAL);
  private final Privileges privileges = iam.privileges();
  private final String role = iam.create(NAME, Json.object()).arn();

  PrivilegesTest() {
    iam.attach(
        NAME,
        PolicyDocument.read(
            Json.parse(
                """
                {"Statement": [{"Effect": "Allow", "Resource": "arn:service/*",
                                "Action": ["ecs:DescribeServices", "ecs:UpdateService"]},
                               {"Effect": "Deny", "Action": "ecs:UpdateService", "Resource": "arn:service/b"}]}
                """)));
  }

  @Test
  void listsEachActionOnEachResourceThatIsAllowed() {
    assertThat(privileges.granted()).containsExactly(READ, WRITE);
  }

  @Test
  void remembersTheGrantThatLetACallPass() {
    asks("ecs:UpdateService", "arn:service/a");
    assertThat(privileges.used()).containsExactly(WRITE);
    assertThat(privileges.refused()).isEmpty();
  }

  @Test
  void remembersWhatWasRefusedAndNotAsUsed() {
    asks("ecs:UpdateService", "arn:service/b");
    asks("ecs:DeleteService", "arn:service/a");
    assertThat(privileges.used()).isEmpty();
    assertThat(privileges.refused())
        .containsExactly(
            new Grant(NAME, "ecs:DeleteService", "arn:service/a"),
            new Grant(NAME, "ecs:UpdateService", "arn:service/b"));
  }

  @Test
  void forgets() {
    asks("ecs:UpdateService", "arn:service/a");
    asks("ecs:UpdateService", "arn:service/b");
    privileges.forget();
    assertThat(privileges.used()).isEmpty();
    assertThat(privileges.refused()).isEmpty();
  }

  @Test
  void refusesWhatWasWithdrawnUntilItIsGivenBack() {
    privileges.withdraw(Optional.of(new Withdrawal(NAME, "ecs:UpdateService")));
    assertThat(asks("ecs:UpdateService", "arn:service/a"))
        .hasValueSatisfying(words -> assertThat(words).contains("not authorized to perform"));
    assertThat(asks("ecs:DescribeServices", "arn:service/a")).isEmpty();
    privileges.withdraw(Optional.empty());
    assertThat(asks("ecs:UpdateService", "arn:service/a")).isEmpty();
  }

  @Test
  void namesRolesAndResourcesShortly() {
    Grant grant = new Grant(NAME, "a:B", "arn:aws:ecs:us-east-1:111122223333:service/main/web");
    assertThat(grant.shortRole()).isEqualTo("Plan");
    assertThat(grant.shortResource()).isEqualTo("service/main/web");
  }

  @Test
  void knowsWhyAGrantHasNoUseHere() {
    Unplayed unplayed = Unplayed.of("# a comment\nPlan, ecs:Up*: only on AWS\n");
    assertThat(unplayed.reason(WRITE)).contains("only on AWS");
    assertThat(unplayed.reason(READ)).isEmpty();
    assertThatThrownBy(() -> Unplayed.of("Plan ecs:Up*"))
        .hasMessageContaining("not \"Plan ecs:Up*\"");
  }

  @Test
  void readsTheReviewedReasons() {
    assertThat(Unplayed.read().entries()).isNotEmpty();
  }

  private Optional<String> asks(String action, String resource) {
    return iam.refusal(role, action, resource, Map.of());
  }
}
