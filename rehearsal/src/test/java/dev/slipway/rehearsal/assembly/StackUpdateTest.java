package dev.slipway.rehearsal.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.rehearsal.assembly.DeployedStacks.Change;
import dev.slipway.rehearsal.cloud.Account;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackUpdateTest {

  private static final String TWO =
      """
      {"Parameters": {"Live": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/live"}},
       "Resources": {
        "First": {"Type": "Test::Revision", "Properties": {"Image": {"Ref": "Live"}, "Size": %d}%s},
        "Second": {"Type": "Test::Revision", "Properties": {"Of": {"Ref": "First"}}},
        "Third": {"Type": "Test::Fixed", "Properties": {"Colour": "%s"}}}}
      """;

  @TempDir Path folder;

  private final Revisions revisions = new Revisions();
  private final Map<String, String> parameters = new HashMap<>(Map.of("/live", "none"));
  private final Deployer deployer =
      new Deployer(
          Account.LOCAL,
          List.of(revisions, new RecordingType("Test::Fixed")),
          name -> Optional.ofNullable(parameters.get(name)));

  /** Numbers what it makes; an update makes the next. */
  private static final class Revisions implements ResourceType {
    private final List<String> made = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();

    @Override
    public String name() {
      return "Test::Revision";
    }

    @Override
    public Created create(Resource resource) {
      resource.properties().all();
      made.add(resource.logicalId());
      return Created.of(resource.logicalId() + ":" + made.size());
    }

    @Override
    public Created update(Resource resource, Former former) {
      return create(resource);
    }

    @Override
    public void remove(String ref) {
      removed.add(ref);
    }
  }

  @Test
  void leavesAloneWhatIsTheSame() throws IOException {
    DeployedStacks before = deployer.deploy(template(1, "", "red"));
    DeployedStacks after = deployer.update(before, template(1, "", "red"));
    assertThat(after.changes()).isEmpty();
    assertThat(revisions.made).containsExactly("First", "Second");
    assertThat(after.at("First").ref()).isEqualTo("First:1");
  }

  @Test
  void updatesWhatChangedAndWhatNamesIt() throws IOException {
    DeployedStacks before = deployer.deploy(template(1, "", "red"));
    DeployedStacks after = deployer.update(before, template(2, "", "red"));
    assertThat(after.changes())
        .extracting(Change::toString)
        .containsExactly("First: Size", "Second: Of");
    assertThat(after.at("Second").ref()).isEqualTo("Second:4");
    assertThat(revisions.removed).containsExactly("First:1", "Second:2");
  }

  @Test
  void readsParametersAnew() throws IOException {
    DeployedStacks before = deployer.deploy(template(1, "", "red"));
    parameters.put("/live", "v2");
    DeployedStacks after = deployer.update(before, template(1, "", "red"));
    assertThat(after.changes())
        .extracting(Change::toString)
        .containsExactly("First: Image", "Second: Of");
  }

  @Test
  void keepsTheOldOneWhereTheTemplateSaysSo() throws IOException {
    String retained = ", \"UpdateReplacePolicy\": \"Retain\"";
    DeployedStacks before = deployer.deploy(template(1, retained, "red"));
    deployer.update(before, template(2, retained, "red"));
    assertThat(revisions.removed).containsExactly("Second:2");
  }

  @Test
  void updatesAgainFromWhereTheLastUpdateLed() throws IOException {
    DeployedStacks first = deployer.deploy(template(1, "", "red"));
    DeployedStacks second = deployer.update(first, template(2, "", "red"));
    assertThat(deployer.update(second, template(2, "", "red")).changes()).isEmpty();
  }

  @Test
  void leavesOtherStacksAsTheyAre() throws IOException {
    DeployedStacks before = deployer.deploy(template(1, "", "red"));
    DeployedStacks after = deployer.update(before, template(2, "", "blue"), "Other"::equals);
    assertThat(after.changes()).isEmpty();
    assertThat(deployer.update(after, template(1, "", "red")).changes()).isEmpty();
  }

  @Test
  void refusesAChangeThatIsNotPlayed() throws IOException {
    DeployedStacks before = deployer.deploy(template(1, "", "red"));
    assertThatThrownBy(() -> deployer.update(before, template(1, "", "blue")))
        .hasMessageContaining("Test::Fixed): a change of Colour is not played here");
  }

  @Test
  void refusesToTakeAResourceAway() throws IOException {
    DeployedStacks before = deployer.deploy(template(1, "", "red"));
    CloudAssembly less =
        read(
            "{\"Resources\": {\"Third\": {\"Type\": \"Test::Fixed\", \"Properties\": {\"Colour\":"
                + " \"red\"}}}}");
    assertThatThrownBy(() -> deployer.update(before, less))
        .hasMessageContaining("First is no longer in the template")
        .hasMessageContaining("Second is no longer in the template");
  }

  private CloudAssembly template(int size, String policy, String colour) throws IOException {
    return read(TWO.formatted(size, policy, colour));
  }

  private CloudAssembly read(String template) throws IOException {
    return new Synthesized(folder).stack("Main", template).read();
  }
}
