package dev.slipway.rehearsal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.rehearsal.image.FinalStage.Start;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageReadingTest {

  @TempDir Path folder;

  @Test
  void readsHowContainersOfTheLastStageStart() throws IOException {
    FinalStage stage =
        stage(
            """
            # syntax=docker/dockerfile:1
            FROM node:24 AS build
            ENV ONLY_THERE=1
            RUN npm ci

            FROM nginx:alpine
            ARG VERSION=dev
            ENV APP_VERSION=$VERSION \\
                NAME="two words" EMPTY=
            LABEL maker="us $VERSION"
            WORKDIR /srv
            WORKDIR app
            USER nginx
            EXPOSE 8080 9090/udp
            STOPSIGNAL SIGQUIT
            ENTRYPOINT ["sh", "-e"]
            CMD ["start.sh", "$NAME"]
            """,
            Map.of("VERSION", "v7"));
    assertThat(stage.configuration().environment())
        .isEqualTo(Map.of("APP_VERSION", "v7", "NAME", "two words", "EMPTY", ""));
    assertThat(stage.configuration().labels()).isEqualTo(Map.of("maker", "us v7"));
    assertThat(stage.configuration().exposedPorts()).containsExactly("8080", "9090/udp");
    assertThat(stage.configuration().start())
        .isEqualTo(
            new Start(
                List.of("sh", "-e"), List.of("start.sh", "$NAME"), "/srv/app", "nginx", "SIGQUIT"));
  }

  @Test
  void givesArgumentsTheirDefaults() throws IOException {
    FinalStage stage =
        stage(
            """
            ARG BASE=1
            FROM node:${BASE}
            ARG BASE
            ARG VERSION=dev
            ENV A=$VERSION-${BASE} B=${MISSING:-other} C=${VERSION:+set} D='$VERSION' E=\\$VERSION
            """,
            Map.of());
    assertThat(stage.configuration().environment())
        .isEqualTo(
            Map.of("A", "dev-1", "B", "other", "C", "set", "D", "$VERSION", "E", "$VERSION"));
  }

  @Test
  void listsWhatItLeavesOut() throws IOException {
    FinalStage stage =
        stage(
            """
            FROM nginx:alpine
            RUN rm -rf /etc/nginx && \\
                mkdir /tmp/x
            HEALTHCHECK CMD curl localhost
            """,
            Map.of());
    assertThat(stage.notes())
        .containsExactly(
            "FROM nginx:alpine: this machine's programs stand in for it",
            "left out: RUN rm -rf /etc/nginx &&      mkdir /tmp/x",
            "left out: HEALTHCHECK CMD curl localhost");
  }

  @Test
  void takesOverAStageItBuildsOn() throws IOException {
    FinalStage stage =
        stage(
            """
            FROM node:24 AS node
            ENV A=1
            WORKDIR /app
            FROM node
            ENV B=2
            CMD node server.js
            """,
            Map.of());
    assertThat(stage.configuration().environment()).isEqualTo(Map.of("A", "1", "B", "2"));
    assertThat(stage.configuration().start().workingDirectory()).isEqualTo("/app");
    assertThat(stage.configuration().start().command())
        .containsExactly("/bin/sh", "-c", "node server.js");
  }

  @Test
  void forgetsTheCommandBelowWhenTheEntryPointChanges() throws IOException {
    FinalStage stage =
        stage("FROM a AS b\nCMD [\"old\"]\nFROM b\nENTRYPOINT [\"new\"]\n", Map.of());
    assertThat(stage.configuration().start().entrypoint()).containsExactly("new");
    assertThat(stage.configuration().start().command()).isEmpty();
  }

  @Test
  void doesNotTakeAStageNamedLikeItsImageForItsOwnBase() throws IOException {
    assertThat(stage("FROM node AS node\nENV A=1\n", Map.of()).configuration().environment())
        .isEqualTo(Map.of("A", "1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FROM a~ADD x /y | line 2: ADD: this instruction has no counterpart here",
        "FROM a~~FORM b | line 3: FORM: this instruction has no counterpart here",
        "RUN x~FROM a | line 1: RUN: only ARG may stand before the first FROM",
        "FROM a~COPY x | line 2: COPY: a source and a destination are needed",
        "FROM a~COPY --parents x / | line 2: COPY: the option --parents has no counterpart here",
        "FROM a~COPY --chmod=+x x / | line 2: COPY: --chmod takes an octal mode such as 755",
        "FROM a~CMD [node | line 2: CMD: the list of words is no JSON: [node",
        "FROM a~ENV A=1 B | line 2: ENV: 'B' is no name=value",
        "FROM a~RUN <<EOF | line 2: RUN: here-documents are not read here; put the text into a"
            + " file",
        "ARG x | has no FROM instruction",
      })
  void namesTheLineItDoesNotUnderstand(String dockerfile, String message) {
    assertThatThrownBy(() -> stage(dockerfile.replace('~', '\n'), Map.of()))
        .isInstanceOf(ImageRefused.class)
        .hasMessageEndingWith(message)
        .hasMessageContaining("Dockerfile");
  }

  private FinalStage stage(String dockerfile, Map<String, String> arguments) throws IOException {
    return BuildFolder.with(folder, dockerfile).stage(arguments);
  }
}
