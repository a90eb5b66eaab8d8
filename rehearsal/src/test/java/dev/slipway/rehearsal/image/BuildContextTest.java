package dev.slipway.rehearsal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildContextTest {

  @TempDir Path folder;

  @Test
  void placesFilesAsABuildWould() throws IOException {
    assertThat(
            files(
                """
                FROM a
                WORKDIR /app
                COPY server.js package.json ./
                COPY src ./lib
                COPY server.js main.js
                COPY nginx.conf.template /etc/nginx/conf
                COPY ["server.js", "/abs/"]
                COPY *.json /json/
                COPY server.js lib
                """))
        .containsExactlyInAnyOrder(
            "app/server.js",
            "app/package.json",
            "app/lib/a.js",
            "app/lib/deep/b.js",
            "app/main.js",
            "etc/nginx/conf",
            "abs/server.js",
            "json/package.json",
            "app/lib/server.js");
  }

  @Test
  void takesAStagesOutputFromWhereItIsBuiltHere() throws IOException {
    assertThat(
            files(
                """
                FROM node AS build
                WORKDIR /src
                RUN npm run build
                FROM nginx
                COPY --from=build --chown=nginx:nginx /src/dist /srv/html
                """))
        .containsExactly("srv/html/index.html");
  }

  @Test
  void saysWhatMustBeBuiltFirst() {
    assertThatThrownBy(
            () ->
                files(
                    """
                    FROM node AS build
                    WORKDIR /src
                    FROM nginx
                    COPY --from=build /src/out/site /srv
                    """))
        .hasMessageEndingWith(
            "line 4: COPY: build it first: the stage 'build' makes /src/out/site, here "
                + folder.resolve("out/site"));
  }

  @Test
  void refusesSourcesOutOfReach() {
    assertThatThrownBy(() -> files("FROM a\nCOPY nothing /x\n"))
        .hasMessageContaining("there is no nothing in " + folder);
    assertThatThrownBy(() -> files("FROM a\nCOPY ../x /x\n"))
        .hasMessageContaining("there is no ../x");
    assertThatThrownBy(() -> files("FROM a\nCOPY --from=alpine /x /x\n"))
        .hasMessageContaining("--from=alpine is no stage of this file");
    assertThatThrownBy(() -> files("FROM a AS b\nWORKDIR /src\nFROM c\nCOPY --from=b /etc/x /x\n"))
        .hasMessageContaining("/etc/x is not below the stage's working directory");
  }

  @Test
  void doesNotSeeWhatDockerignoreHidesButForAStagesOutput() throws IOException {
    BuildFolder context =
        context("FROM a AS b\nWORKDIR /s\nFROM a\nCOPY . /all\nCOPY --from=b /s/dist /dist\n");
    context.file(".dockerignore", "# comment\ndist\n**/*.js\n!src/a.js\nDockerfile\n.*\n");
    assertThat(names(context))
        .containsExactlyInAnyOrder(
            "all/package.json", "all/nginx.conf.template", "all/src/a.js", "dist/index.html");
  }

  @Test
  void readsIgnorePatternsAsDockerDoes() {
    IgnoreRules rules =
        IgnoreRules.of(List.of("node_modules", "*.md", "!README.md", "**/temp?", "/a/b/"));
    assertThat(List.of("node_modules/x/y", "x.md", "deep/down/temp1", "temp1/x", "a/b/c"))
        .allMatch(rules::hides);
    assertThat(List.of("README.md", "deep/x.md", "sub/node_modules/x", "xtemp", "a/bc"))
        .noneMatch(rules::hides);
  }

  private Set<String> files(String dockerfile) throws IOException {
    return names(context(dockerfile));
  }

  private BuildFolder context(String dockerfile) throws IOException {
    return BuildFolder.with(folder, dockerfile)
        .file("server.js", "x")
        .file("package.json", "{}")
        .file("nginx.conf.template", "x")
        .file("src/a.js", "x")
        .file("src/deep/b.js", "x")
        .file("dist/index.html", "x");
  }

  private static Set<String> names(BuildFolder context) {
    Dockerfile dockerfile = Dockerfile.read(context.path().resolve("Dockerfile"));
    return new BuildContext(context.path(), dockerfile)
        .files(StageReading.of(dockerfile, Map.of()))
        .entries()
        .keySet();
  }
}
