package dev.slipway.rehearsal.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.rehearsal.cloud.Account;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployerTest {

  @TempDir Path folder;

  private final RecordingType things =
      new RecordingType("Test::Thing", Map.of("Arn", "arn:thing", "Zones", List.of("a", "b")));
  private final Map<String, String> parameters = new HashMap<>(Map.of("/live/backend", "none"));

  @Test
  void resolvesEveryIntrinsicCdkWrites() throws IOException {
    deploy(
        """
        {"Mappings": {"Sizes": {"small": {"cpu": 256}}},
         "Parameters": {"Live": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/live/backend"},
                        "Names": {"Type": "CommaDelimitedList", "Default": "x, y"}},
         "Conditions": {"HasImage": {"Fn::Not": [{"Fn::Equals": [{"Ref": "Live"}, "none"]}]},
                        "HasNone": {"Fn::And": [{"Fn::Not": [{"Condition": "HasImage"}]},
                                                {"Fn::Or": [{"Fn::Equals": ["a", "b"]}, {"Fn::Equals": ["a", "a"]}]}]}},
         "Resources": {
          "First": {"Type": "Test::Thing"},
          "Second": {"Type": "Test::Thing", "Properties": {
            "Ref": {"Ref": "First"},
            "Arn": {"Fn::GetAtt": ["First", "Arn"]},
            "Dotted": {"Fn::GetAtt": "First.Arn"},
            "List": {"Fn::GetAtt": ["First", "Zones"]},
            "Sub": {"Fn::Sub": "${First}/${First.Arn}/${AWS::Region}/${!Kept}"},
            "SubOwn": {"Fn::Sub": ["${A}-${AWS::AccountId}", {"A": {"Ref": "First"}}]},
            "Join": {"Fn::Join": ["", ["arn:", {"Ref": "AWS::Partition"}, ":x.", {"Ref": "AWS::URLSuffix"}]]},
            "Select": {"Fn::Select": [1, {"Fn::GetAZs": ""}]},
            "Split": {"Fn::Select": [0, {"Fn::Split": ["/", {"Fn::Sub": "a/b"}]}]},
            "If": {"Fn::If": ["HasNone", 0, 2]},
            "Absent": {"Fn::If": ["HasNone", {"Ref": "AWS::NoValue"}, 2]},
            "Items": ["a", {"Ref": "AWS::NoValue"}],
            "Map": {"Fn::FindInMap": ["Sizes", "small", "cpu"]},
            "Names": {"Ref": "Names"},
            "Dynamic": "x{{resolve:ssm:/live/backend}}y",
            "Stack": {"Ref": "AWS::StackName"},
            "Plain": {"Ref": "First", "and": true}
          }}}}
        """);
    assertThat(things.created().get("Second"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"Ref": "ref-First", "Arn": "arn:thing", "Dotted": "arn:thing", "List": ["a", "b"],
                     "Sub": "ref-First/arn:thing/us-east-1/${Kept}", "SubOwn": "ref-First-111122223333",
                     "Join": "arn:aws:x.amazonaws.com", "Select": "us-east-1b", "Split": "a", "If": 0,
                     "Items": ["a"], "Map": 256, "Names": ["x", "y"], "Dynamic": "xnoney", "Stack": "Main",
                     "Plain": {"Ref": "First", "and": true}}
                    """));
  }

  @Test
  void createsWhatIsNeededFirst() throws IOException {
    deploy(
        """
        {"Resources": {
          "A": {"Type": "Test::Thing", "DependsOn": ["C"]},
          "B": {"Type": "Test::Thing", "Properties": {"Of": {"Fn::Sub": "${A.Arn}"}}},
          "C": {"Type": "Test::Thing"}}}
        """);
    assertThat(things.order()).containsExactly("C", "A", "B");
  }

  @Test
  void leavesOutResourcesAndOutputsWhoseConditionDoesNotHold() throws IOException {
    DeployedStacks deployed =
        deploy(
            """
            {"Conditions": {"Never": {"Fn::Equals": ["a", "b"]}},
             "Resources": {"A": {"Type": "Test::Thing", "Condition": "Never"}, "B": {"Type": "Test::Thing"}},
             "Outputs": {"X": {"Condition": "Never", "Value": {"Ref": "A"}}, "Y": {"Value": {"Ref": "B"}}}}
            """);
    assertThat(things.order()).containsExactly("B");
    assertThat(deployed.outputs()).isEqualTo(Map.of("Main", Map.of("Y", "ref-B")));
  }

  @Test
  void passesExportsOnToLaterStacks() throws IOException {
    CloudAssembly assembly =
        new Synthesized(folder)
            .stack(
                "Early",
                """
                {"Resources": {"A": {"Type": "Test::Thing"}},
                 "Outputs": {"X": {"Value": {"Ref": "A"}, "Export": {"Name": {"Fn::Sub": "${AWS::StackName}:A"}}}}}
                """)
            .stack(
                "Application",
                """
                {"Resources": {"B": {"Type": "Test::Thing", "Properties": {"Of": {"Fn::ImportValue": "Late:A"}}}}}
                """,
                "Late")
            .stack(
                "Late",
                """
                {"Resources": {"C": {"Type": "Test::Thing", "Properties": {"Of": {"Fn::ImportValue": "Early:A"}}}},
                 "Outputs": {"X": {"Value": {"Ref": "C"}, "Export": {"Name": "Late:A"}}}}
                """,
                "Early")
            .read();
    deployer().deploy(assembly);
    assertThat(assembly.stackNames()).containsExactly("Early", "Late", "Application");
    assertThat(things.created().get("B").path("Of").asText()).isEqualTo("ref-C");
  }

  @Test
  void findsAPhysicalIdByConstructPath() throws IOException {
    CloudAssembly assembly =
        new Synthesized(folder)
            .stack("Main", "{\"Resources\": {\"X1\": {\"Type\": \"Test::Thing\"}}}")
            .path("Main", "Main/Backend/Resource", "X1")
            .read();
    DeployedStacks deployed = deployer().deploy(assembly);
    assertThat(deployed.at("Main/Backend").ref()).isEqualTo("ref-X1");
    assertThat(deployed.at("Main/Backend").attribute("Arn")).isEqualTo("arn:thing");
    assertThatThrownBy(() -> deployed.at("Main/Frontend"))
        .hasMessageContaining("there are: Main/Backend/Resource");
  }

  @Test
  void ignoresTheBootstrapRuleAndItsParameter() throws IOException {
    deploy(
        """
        {"Resources": {"A": {"Type": "Test::Thing"}, "M": {"Type": "AWS::CDK::Metadata"}},
         "Parameters": {"BootstrapVersion": {"Type": "AWS::SSM::Parameter::Value<String>",
                                             "Default": "/cdk-bootstrap/hnb659fds/version"}},
         "Rules": {"CheckBootstrapVersion": {"Assertions": [{"Assert": {"Fn::Not": [{"Fn::Contains":
             [["1"], {"Ref": "BootstrapVersion"}]}]}}]}}}
        """);
    assertThat(things.order()).containsExactly("A");
  }

  @Test
  void listsAllThatItCannotPlayBeforeItCreatesAnything() throws IOException {
    assertThat(
            problems(
                """
                {"Transform": "AWS::Serverless",
                 "Resources": {
                  "A": {"Type": "Test::Unknown", "CreationPolicy": {}},
                  "B": {"Type": "Test::Thing", "Properties": {"X": {"Fn::Cidr": ["10.0.0.0/16"]},
                        "Y": {"Ref": "Gone"}}, "DependsOn": "Lost"},
                  "C": {"Type": "Test::Thing", "DependsOn": "D"},
                  "D": {"Type": "Test::Thing", "Properties": {"Of": {"Ref": "C"}}}}}
                """))
        .containsExactly(
            "Main: the template section Transform is not known here",
            "Main: A (A, Test::Unknown): no local service creates resources of this type",
            "Main: A (A, Test::Unknown): the attribute CreationPolicy is not known here",
            "Main: B (B, Test::Thing): DependsOn refers to Lost, which the template does not have",
            "Main: B (B, Test::Thing): X: the function Fn::Cidr is not known here",
            "Main: B (B, Test::Thing): Y refers to Gone, which the template does not have",
            "Main: circular dependency: C → D → C");
    assertThat(things.created()).isEmpty();
  }

  @Test
  void listsUnreadPropertiesAndRefusedResourcesOfAllStacksAtOnce() throws IOException {
    ResourceType picky = new PickyType();
    CloudAssembly assembly =
        new Synthesized(folder)
            .stack(
                "Main",
                """
                {"Resources": {
                  "A": {"Type": "Test::Picky", "Properties": {"Size": 1, "Colour": "red", "Shape": "round"}},
                  "B": {"Type": "Test::Picky", "Properties": {"Colour": "red"}},
                  "C": {"Type": "Test::Picky", "Properties": {"Size": {"Fn::GetAtt": ["A", "Weight"]}}},
                  "D": {"Type": "Test::Picky", "Properties": {"Size": {"Ref": "B"}}}},
                 "Outputs": {"D": {"Value": {"Ref": "D"}, "Export": {"Name": "Main:D"}}}}
                """)
            .stack(
                "Next",
                """
                {"Resources": {"E": {"Type": "Test::Picky", "Properties": {"Size": {"Fn::ImportValue": "Main:D"}}},
                               "F": {"Type": "Test::Picky", "Properties": {"Size": 1, "Weight": 2}}}}
                """,
                "Main")
            .read();
    Deployer deployer = new Deployer(Account.LOCAL, List.of(picky), _ -> Optional.empty());
    assertThat(
            catchThrowableOfType(AssemblyRefused.class, () -> deployer.deploy(assembly)).problems())
        .containsExactly(
            "Main: A (A, Test::Picky): the property Colour is not played here",
            "Main: A (A, Test::Picky): the property Shape is not played here",
            "Main: B (B, Test::Picky): property Size is required",
            "Main: C (C, Test::Picky): Size: A (Test::Picky) has no attribute Weight here, only"
                + " []",
            "Next: F (F, Test::Picky): the property Weight is not played here");
  }

  @Test
  void saysWhichSsmParameterIsMissing() throws IOException {
    parameters.clear();
    assertThat(
            problems(
                """
                {"Parameters": {"Live": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/live/backend"}},
                 "Resources": {"A": {"Type": "Test::Thing", "Properties": {"Image": {"Ref": "Live"}}}}}
                """))
        .containsExactly(
            "Main: A (A, Test::Thing): Image: there is no SSM parameter /live/backend");
  }

  private DeployedStacks deploy(String template) throws IOException {
    return deployer().deploy(new Synthesized(folder).stack("Main", template).read());
  }

  private List<String> problems(String template) {
    return catchThrowableOfType(AssemblyRefused.class, () -> deploy(template)).problems();
  }

  private Deployer deployer() {
    return new Deployer(
        Account.LOCAL, List.of(things), name -> Optional.ofNullable(parameters.get(name)));
  }

  private static final class PickyType implements ResourceType {

    @Override
    public String name() {
      return "Test::Picky";
    }

    @Override
    public Created create(Resource resource) {
      return Created.of(resource.properties().text("Size"));
    }
  }
}
