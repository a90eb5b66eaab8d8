package dev.slipway.rehearsal.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudAssemblyTest {

  private static final String TEMPLATE =
      """
      {"Resources": {
        "EcrApi1": {"Type": "AWS::EC2::VPCEndpoint", "Metadata": {"aws:cdk:path": "Main/Vpc/EcrApiEndpoint/Resource"}},
        "EcrDkr1": {"Type": "AWS::EC2::VPCEndpoint", "Metadata": {"aws:cdk:path": "Main/Vpc/EcrDockerEndpoint/Resource"}},
        "EcrDkrGroup1": {"Type": "AWS::EC2::SecurityGroup", "Metadata": {"aws:cdk:path": "Main/Vpc/EcrDockerEndpoint/Group"}},
        "Role1": {"Type": "AWS::IAM::Role", "Metadata": {"aws:cdk:path": "Main/Update/Role/Resource"}},
        "Policy1": {"Type": "AWS::IAM::Policy", "Metadata": {"aws:cdk:path": "Main/Elsewhere/Policy/Resource"},
          "Properties": {"Roles": [{"Ref": "Role1"}], "PolicyDocument": {"Statement": [
            {"Effect": "Allow", "Action": ["ecs:UpdateService", "ecs:DescribeServices"], "Resource": "*"},
            {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"}]}}},
        "Function1": {"Type": "AWS::Lambda::Function", "Metadata": {"aws:cdk:path": "Main/Update/Resource"},
          "Properties": {"Role": {"Fn::GetAtt": ["Role1", "Arn"]}}, "DependsOn": ["EcrDkr1", "Role1"]}}}
      """;

  @TempDir Path folder;

  @Test
  void takesAConstructOutWithEverythingUnderItAndWhatWaitedForIt() throws IOException {
    CloudAssembly changed = assembly().without("ecrdocker");
    assertThat(resources(changed)).doesNotContainKeys("EcrDkr1", "EcrDkrGroup1");
    assertThat(resources(changed)).containsKeys("EcrApi1");
    assertThat(resources(changed).get("Function1").dependsOn()).containsExactly("Role1");
  }

  @Test
  void takesOneResourceOutByLogicalIdOrPath() throws IOException {
    assertThat(resources(assembly().without("EcrDkrGroup1"))).containsKey("EcrDkr1").hasSize(5);
    assertThat(resources(assembly().without("Main/Vpc/EcrApiEndpoint"))).hasSize(5);
  }

  @Test
  void leavesTheAssemblyItselfAsItWas() throws IOException {
    CloudAssembly assembly = assembly();
    assembly.without("EcrApiEndpoint");
    assembly.denying("Update", "iam:PassRole");
    assertThat(resources(assembly)).hasSize(6);
    assertThat(policy(assembly)).contains("iam:PassRole");
  }

  @Test
  void listsTheConstructsThatCouldBeMeant() throws IOException {
    CloudAssembly assembly = assembly();
    assertThatThrownBy(() -> assembly.without("endpoint"))
        .hasMessage(
            "'endpoint' can mean several constructs:"
                + " Main/Vpc/EcrApiEndpoint, Main/Vpc/EcrDockerEndpoint");
    assertThatThrownBy(() -> assembly.without("Nat"))
        .hasMessageStartingWith(
            "no construct is named like 'Nat'; there are: Main/Elsewhere/Policy,");
  }

  @Test
  void leavesOneStackWithSomeTypesAndWithoutWhatItTellsOthers() throws IOException {
    CloudAssembly assembly =
        new Synthesized(folder)
            .stack("Main", TEMPLATE.replace("{\"Resources\"", "{\"Outputs\": {}, \"Resources\""))
            .stack("Other", TEMPLATE)
            .read();

    CloudAssembly restricted = assembly.withOnly("Main", Set.of("AWS::IAM::Role"));

    assertThat(stack(restricted, "Main").resources()).containsOnlyKeys("Role1");
    assertThat(stack(restricted, "Main").template().has("Outputs")).isFalse();
    assertThat(stack(restricted, "Other").resources()).hasSize(6);
  }

  @Test
  void putsStacksOfAnotherAssemblyInThePlaceOfThoseOfTheirNames() throws IOException {
    CloudAssembly assembly =
        new Synthesized(folder).stack("Main", TEMPLATE).stack("Other", "{}").read();
    CloudAssembly further = assembly.withoutStack("Main").with(assembly.withOnly("Main", Set.of()));

    CloudAssembly both = assembly.with(further);

    assertThat(both.stackNames()).containsExactlyInAnyOrder("Main", "Other");
    assertThat(stack(both, "Main").resources()).isEmpty();
  }

  @Test
  void takesAStackOut() throws IOException {
    CloudAssembly assembly =
        new Synthesized(folder).stack("Main", TEMPLATE).stack("Other", "{}", "Main").read();

    assertThat(assembly.withoutStack("Other").stackNames()).containsExactly("Main");
  }

  @Test
  void takesOneActionOutOfTheRoleOfAFunction() throws IOException {
    CloudAssembly changed = assembly().denying("Update", "ecs:UpdateService");
    assertThat(policy(changed)).doesNotContain("UpdateService").contains("ecs:DescribeServices");
  }

  @Test
  void dropsAStatementThatLosesItsLastAction() throws IOException {
    assertThat(policy(assembly().denying("Role1", "iam:PassRole")))
        .doesNotContain("Pass")
        .contains("UpdateService");
  }

  @Test
  void refusesToDenyWhatIsNotAllowed() throws IOException {
    CloudAssembly assembly = assembly();
    assertThatThrownBy(() -> assembly.denying("Update", "ecs:StopTask"))
        .hasMessageContaining("'ecs:StopTask'")
        .hasMessageEndingWith(
            "it is allowed: ecs:DescribeServices, ecs:UpdateService, iam:PassRole");
  }

  @Test
  void findsAnAssetByItsKey() throws IOException {
    CloudAssembly assembly =
        new Synthesized(folder)
            .assets(
                "Main.assets.json",
                """
                {"files": {"abc": {"source": {"path": "asset.abc.jar", "packaging": "file"},
                  "destinations": {"current_account-current_region": {"bucketName": "b", "objectKey": "abc.jar"}}}}}
                """)
            .read();
    assertThat(assembly.asset("abc.jar")).contains(folder.resolve("asset.abc.jar"));
    assertThat(assembly.asset("other.jar")).isEmpty();
  }

  @Test
  void saysThatAFolderIsNoAssembly() {
    assertThatThrownBy(() -> CloudAssembly.read(folder)).hasMessageContaining("no manifest.json");
  }

  @Test
  void refusesStacksThatNeedEachOther() throws IOException {
    Synthesized synthesized = new Synthesized(folder).stack("A", "{}", "B").stack("B", "{}", "A");
    assertThatThrownBy(synthesized::read).hasMessage("circular dependency: A → B → A");
  }

  private CloudAssembly assembly() throws IOException {
    return new Synthesized(folder).stack("Main", TEMPLATE).read();
  }

  private static StackTemplate stack(CloudAssembly assembly, String name) {
    return assembly.stacks().stream()
        .filter(stack -> stack.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static java.util.Map<String, ResourceTemplate> resources(CloudAssembly assembly) {
    return assembly.stacks().getFirst().resources();
  }

  private static String policy(CloudAssembly assembly) {
    return resources(assembly).get("Policy1").properties().toString();
  }
}
