package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateSnapshotsTest {

  static List<Combination> combinations() {
    return Combination.all();
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void theTemplatesAreTheOnesThatWereReviewed(Combination combination) {
    stacks(combination)
        .forEach(
            stack ->
                Snapshot.check(
                    combination, stack + ".txt", assembly -> TemplateLines.of(assembly, stack)));
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void whoMayDoWhatIsWhatWasReviewed(Combination combination) {
    Snapshot.check(combination, "who-may.txt", WhoMay::lines);
  }

  /** {@code npm run lint} reads them there. */
  @ParameterizedTest
  @MethodSource("combinations")
  void theTemplatesAreLeftForTheLinter(Combination combination) throws IOException {
    Path folder =
        Artifacts.checkout().resolve("infra/target/combinations").resolve(combination.name());
    Files.createDirectories(folder);
    for (Map.Entry<String, JsonNode> stack : combination.assembly().templates().entrySet()) {
      Files.writeString(
          folder.resolve(stack.getKey() + ".template.json"), stack.getValue().toString());
    }
    assertThat(folder).isNotEmptyDirectory();
  }

  @Test
  void noSnapshotIsLeftOfACombinationThatIsGone() throws IOException {
    try (Stream<Path> folders = Files.list(Snapshot.FOLDER)) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .isSubsetOf(combinations().stream().map(Combination::name).toList());
    }
  }

  @Test
  void theOrderOfMembersAndTheHashOfAnAssetAreNoDifference() throws IOException {
    assertThat(TemplateLines.of(asset("a", "b", "0".repeat(64))))
        .isEqualTo(TemplateLines.of(asset("b", "a", "f".repeat(64))))
        .containsExactly("Resources.a.Size = 1", "Resources.b.Size = 1", "S3Key = <hash>.zip");
  }

  @Test
  void whatIsJoinedIsOneTextAndADocumentInsideIsOpened() throws IOException {
    JsonNode joined =
        Assembly.JSON.readTree(
            """
            {"A": {"Fn::Join": ["", ["arn:", {"Ref": "AWS::Region"}, ":", {"Fn::GetAtt": ["B", "Arn"]}]]},
             "C": {"Fn::Join": ["", ["{\\"bake\\":60,\\"of\\":[\\"", {"Ref": "D"}, "\\"]}"]]}}
            """);
    assertThat(TemplateLines.of(joined))
        .containsExactly("A = arn:<AWS::Region>:<B.Arn>", "C:.bake = 60", "C:.of[] = <D>");
  }

  @Test
  void aDifferenceShowsWhatWasBesideWhatIs() {
    assertThat(Snapshot.differences(List.of("a = 1", "b = 1", "x", "x"), List.of("b = 2", "a = 1")))
        .containsExactly("- b = 1", "+ b = 2", "- x", "- x");
  }

  /** Those of the first one as well, for one of them may be gone. */
  private static Set<String> stacks(Combination combination) {
    Set<String> stacks = new TreeSet<>(combination.assembly().templates().keySet());
    if (!combination.standsAlone()) {
      stacks.addAll(combinations().getFirst().assembly().templates().keySet());
    }
    return stacks;
  }

  private static JsonNode asset(String first, String second, String hash) throws IOException {
    return Assembly.JSON.readTree(
        "{\"Resources\":{\"%s\":{\"Size\":1},\"%s\":{\"Size\":1}},\"S3Key\":\"%s.zip\"}"
            .formatted(first, second, hash));
  }
}
