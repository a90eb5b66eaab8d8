package dev.slipway.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailurePagesTest {

  private static final Path PAGES = Path.of("../docs/failures");

  @ParameterizedTest
  @EnumSource(CauseCode.class)
  void givesEachCauseAPageThatSaysWhatToDo(CauseCode code) throws IOException {
    Path page = PAGES.resolve(code + ".md");
    assertThat(page).isRegularFile();
    assertThat(Files.readString(page)).startsWith("# " + code + ": ").contains("**What to do**");
    assertThat(Files.readString(PAGES.resolve("README.md"))).contains("(" + code + ".md)");
  }

  @Test
  void keepsNoPageOfACauseThatIsGone() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
          .allMatch(
              name ->
                  name.equals("README")
                      || Arrays.stream(CauseCode.values())
                          .anyMatch(code -> code.name().equals(name)));
    }
  }
}
