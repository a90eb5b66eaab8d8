package dev.slipway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearsal.iam.Grant;
import dev.slipway.rehearsal.iam.Privileges.Withdrawal;
import dev.slipway.rehearsal.iam.Unplayed;
import dev.slipway.scenario.privilege.Loss;
import dev.slipway.scenario.privilege.PrivilegePage;
import dev.slipway.scenario.privilege.PrivilegePage.Row;
import dev.slipway.scenario.privilege.Shown;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each role may do what a story needs, and nothing else. */
class PrivilegeTest {
  private static final Set<Grant> GRANTED = VirtualCloud.fresh().services().privileges().granted();
  private static final boolean ANEW = Boolean.getBoolean("slipway.regenerate");
  private static final Unplayed UNPLAYED = Unplayed.read();

  @BeforeAll
  static void writeAnew() throws Exception {
    if (ANEW) {
      PrivilegePage.writeFromRecord(GRANTED);
    }
  }

  @Test
  void everyGrantIsUsedByAStoryOrExplained() throws IOException {
    Set<String> used =
        PrivilegePage.rows().stream()
            .map(row -> row.role() + " " + row.action())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> unexplained =
        GRANTED.stream()
            .filter(grant -> UNPLAYED.reason(grant).isEmpty())
            .map(PrivilegeTest::named)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(used).isNotEmpty().isEqualTo(unexplained);
  }

  @Test
  void everyExplanationIsOfAGrantWithoutAUse() throws IOException {
    Set<Row> rows = Set.copyOf(PrivilegePage.rows());
    assertThat(UNPLAYED.entries())
        .allSatisfy(
            entry -> {
              assertThat(GRANTED)
                  .anyMatch(grant -> entry.covers(grant.shortRole(), grant.action()));
              assertThat(rows).noneMatch(row -> entry.covers(row.role(), row.action()));
            });
  }

  @TestFactory
  Stream<DynamicTest> withoutOneOfThem() throws IOException {
    // What is written anew has just been played.
    return (ANEW ? Stream.<Row>empty() : PrivilegePage.rows().stream())
        .map(row -> DynamicTest.dynamicTest(row.toString(), () -> isNamed(row)));
  }

  private static void isNamed(Row row) throws Exception {
    Shown shown = Loss.in(row.story(), new Withdrawal(role(row), row.action()));
    assertThat(shown).isNotEqualTo(Shown.NOWHERE).hasToString(row.shown());
  }

  private static String role(Row row) {
    return GRANTED.stream()
        .filter(grant -> grant.shortRole().equals(row.role()))
        .map(Grant::role)
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no role " + row.role()));
  }

  private static String named(Grant grant) {
    return grant.shortRole() + " " + grant.action();
  }
}
