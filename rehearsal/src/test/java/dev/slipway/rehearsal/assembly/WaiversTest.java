package dev.slipway.rehearsal.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.rehearsal.cloud.Account;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaiversTest {

  private static final String CLOSING_THE_DEFAULT_GROUP =
      """
      {"Resources": {
        "Closing": {"Type": "Custom::VpcRestrictDefaultSG", "Properties": {
          "ServiceToken": {"Fn::GetAtt": ["Handler", "Arn"]}}},
        "Handler": {"Type": "Test::Function", "Properties": {"Runtime": "nodejs24.x"},
          "Metadata": {"aws:cdk:path": "Main/%s/Handler"}}}}
      """;

  @TempDir Path folder;

  private final RecordingType functions = new RecordingType("Test::Function");

  @Test
  void whatServesAWaivedTypeIsNotCreatedEither() throws IOException {
    DeployedStacks stacks =
        deploy(
            CLOSING_THE_DEFAULT_GROUP.formatted(
                "Custom::VpcRestrictDefaultSGCustomResourceProvider"));
    assertThat(functions.created()).isEmpty();
    assertThat(stacks.ofType("Custom::VpcRestrictDefaultSG")).hasSize(1);
  }

  @Test
  void theSameFunctionElsewhereIsCreated() throws IOException {
    try {
      deploy(CLOSING_THE_DEFAULT_GROUP.formatted("Custom::OtherProvider"));
    } catch (AssemblyRefused theHandlerHasNoArn) {
      assertThat(theHandlerHasNoArn.problems()).singleElement().asString().contains("Arn");
    }
    assertThat(functions.created()).containsKey("Handler");
  }

  @Test
  void anyOtherCustomResourceIsAProblem() {
    AssemblyRefused refused =
        catchThrowableOfType(
            AssemblyRefused.class,
            () -> deploy("{\"Resources\": {\"Other\": {\"Type\": \"Custom::Other\"}}}"));
    assertThat(refused.problems()).singleElement().asString().contains("Custom::Other");
  }

  private DeployedStacks deploy(String template) throws IOException {
    return new Deployer(Account.LOCAL, List.of(functions), name -> Optional.empty())
        .deploy(new Synthesized(folder).stack("Main", template).read());
  }
}
