package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameTemplatesTest {

  /**
   * What the CDK CLI hands to the app it starts, besides the output folder; taken from its release
   * 2.1148.1.
   */
  private static final String CONTEXT_OF_THE_CLI =
      "{\"aws:cdk:enable-path-metadata\":true,\"aws:cdk:enable-asset-metadata\":true,\"aws:cdk:version-reporting\":true}";

  @TempDir private Path output;

  /** In another JVM, because the order of {@code Map.of} differs from one to the next. */
  @Test
  void theCliAndPlainJavaGiveEqualTemplates() throws IOException, InterruptedException {
    Process app = start(CONTEXT_OF_THE_CLI);
    String said = new String(app.getInputStream().readAllBytes());
    assertThat(app.waitFor()).as(said).isZero();
    assertThat(Assembly.in(output).templates().toString())
        .isEqualTo(Assembly.sample().templates().toString());
  }

  @Test
  void aWrongSettingGivenToTheCliIsToldInOneLine() throws IOException, InterruptedException {
    Process app = start("{\"slipway:stage\":\"prod\"}");
    assertThat(app.inputReader().readAllLines())
        .containsExactly(
            "slipway:stage is \"prod\": allowed are test, production; correct it where you set it"
                + " (-c slipway:stage=… or stage=…)");
    assertThat(app.waitFor()).isEqualTo(1);
  }

  private Process start(String context) throws IOException {
    ProcessBuilder command =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dslipway.functions.jar=" + Assembly.sampleJar(),
                "-classpath",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                SlipwayApp.class.getName()));
    command.environment().put("CDK_OUTDIR", output.toString());
    command.environment().put("CDK_CONTEXT_JSON", context);
    return command.directory(new File(".")).redirectErrorStream(true).start();
  }
}
