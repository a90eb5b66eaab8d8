package dev.slipway.rehearsal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.rehearsal.cloud.Images.Image;
import dev.slipway.rehearsal.cloud.Images.NoSuchImage;
import dev.slipway.rehearsal.cloud.Images.Wanted;
import dev.slipway.rehearsal.ecr.LocalRegistry;
import dev.slipway.rehearsal.image.ImageBuilder.Changes;
import dev.slipway.rehearsal.image.ImageBuilder.Order;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushAndPullTest {

  private static final String HOST = "111122223333.dkr.ecr.us-east-1.amazonaws.com/";
  private static final Target TARGET = new Target("slipway/backend", "v1");

  @TempDir Path folder;
  private LocalRegistry registry;
  private RegistryClient client;
  private BuildFolder source;

  @BeforeEach
  void start() throws IOException {
    registry = new LocalRegistry(folder.resolve("registry"));
    registry.create(
        "{\"RepositoryName\": \"slipway/backend\", \"ImageTagMutability\": \"IMMUTABLE\"}");
    client = new RegistryClient(URI.create(registry.url()));
    source =
        BuildFolder.with(
                Files.createDirectory(folder.resolve("source")),
                """
                FROM node:24
                ARG VERSION=dev
                ENV APP_VERSION=$VERSION
                WORKDIR /app
                COPY server.js start.sh ./
                STOPSIGNAL SIGQUIT
                ENTRYPOINT ["sh"]
                CMD ["start.sh"]
                """)
            .file("server.js", "serve()")
            .file("start.sh", "node server.js");
    assertThat(source.path().resolve("start.sh").toFile().setExecutable(true)).isTrue();
  }

  @AfterEach
  void stop() {
    client.close();
    registry.close();
  }

  @Test
  void givesATaskWhatTheDockerfileSaid() throws Exception {
    String digest = client.push(built("v1"), TARGET);
    Path root = folder.resolve("task");
    Image image = pull("slipway/backend:v1", root);
    assertThat(image)
        .isEqualTo(
            new Image(
                digest,
                List.of("sh"),
                List.of("start.sh"),
                Map.of("APP_VERSION", "v1"),
                "/app",
                "SIGQUIT"));
    assertThat(root.resolve("app/server.js")).hasContent("serve()");
    assertThat(root.resolve("app/start.sh")).isExecutable();
    assertThat(root.resolve("app/server.js").toFile().canExecute()).isFalse();
  }

  @Test
  void pullsTheImageOfTheTasksProcessorsOutOfAnIndex() throws Exception {
    client.push(index(Map.of("amd64", built("v1"), "riscv64", built("other"))), TARGET);
    assertThat(pull("slipway/backend:v1", folder.resolve("task")).digest())
        .isEqualTo(built("v1").digest());
    client.push(index(Map.of("riscv64", built("other"))), new Target("slipway/backend", "v2"));
    assertThatThrownBy(() -> pull("slipway/backend:v2", folder.resolve("none")))
        .isInstanceOf(NoSuchImage.class)
        .hasMessage("image Manifest does not contain descriptor matching platform 'linux/amd64'");
  }

  @Test
  void pullsNoImageOfOtherProcessors() throws Exception {
    client.push(
        new ImageBuilder()
            .build(
                new Order(
                    source.path(), Map.of(), new Changes(Map.of(), Map.of(), "arm64", List.of())))
            .image(),
        TARGET);
    assertThatThrownBy(() -> pull("slipway/backend:v1", folder.resolve("none")))
        .isInstanceOf(NoSuchImage.class)
        .hasMessageContaining("matching platform 'linux/amd64'");
  }

  @Test
  void givesEachTaskFilesOfItsOwn() throws Exception {
    String digest = client.push(built("v1"), TARGET);
    Path first = folder.resolve("first");
    pull("slipway/backend@" + digest, first);
    Files.writeString(first.resolve("app/server.js"), "spoilt");
    Path second = folder.resolve("second");
    pull("slipway/backend@" + digest, second);
    assertThat(second.resolve("app/server.js")).hasContent("serve()");
  }

  @Test
  void saysThatThereIsNoSuchImage() {
    for (String reference : List.of("slipway/backend:v9", "slipway/other:v1")) {
      assertThatThrownBy(() -> pull(reference, folder.resolve("none")))
          .isInstanceOf(NoSuchImage.class)
          .hasMessageContaining(reference + ": not found");
    }
    assertThatThrownBy(
            () ->
                registry.registry().images().pull(new Wanted("docker.io/nginx:1", "amd64"), folder))
        .isInstanceOf(NoSuchImage.class)
        .hasMessageContaining("no registry docker.io");
  }

  @Test
  void buildsTheSameDigestOfTheSameFiles() throws IOException {
    String digest = built("v1").digest();
    Files.setLastModifiedTime(source.path().resolve("server.js"), FileTime.fromMillis(1));
    assertThat(built("v1").digest()).isEqualTo(digest);
    assertThat(built("v2").digest()).isNotEqualTo(digest);
    source.file("server.js", "other()");
    assertThat(built("v1").digest()).isNotEqualTo(digest);
  }

  @Test
  void addsEnvironmentAndLabelsAndStartsAnotherCommand() throws Exception {
    Order order =
        new Order(
            source.path(),
            Map.of(),
            new Changes(
                Map.of("FAULT", "exit-at-start"),
                Map.of("why", "drill"),
                "amd64",
                List.of("other", "command")));
    client.push(new ImageBuilder().build(order).image(), TARGET);
    Image image = pull("slipway/backend:v1", folder.resolve("task"));
    assertThat(image.environment())
        .isEqualTo(Map.of("APP_VERSION", "dev", "FAULT", "exit-at-start"));
    assertThat(image.command()).containsExactly("other", "command");
  }

  @Test
  void pushesAnImageLayoutAndASavedArchive() throws Exception {
    Path layout = Files.createDirectory(folder.resolve("layout"));
    new WrittenLayout(layout).write(built("v1"));
    try (ImageSource images = new ImageSource()) {
      String digest = built("v1").digest();
      Order folderOrder = Order.of(layout, "ignored");
      assertThat(client.push(images.open(folderOrder).image(), TARGET)).isEqualTo(digest);
      Path archive = new WrittenLayout(layout).archive(folder.resolve("image.tar"));
      Order archiveOrder = Order.of(archive, "ignored");
      Target again = new Target("slipway/backend", "v2");
      assertThat(client.push(images.open(archiveOrder).image(), again)).isEqualTo(digest);
    }
  }

  @Test
  void refusesBadInputInOneLine() {
    assertThatThrownBy(() -> new Target("Slipway/Backend", "v1"))
        .hasMessageStartingWith("'Slipway/Backend' is no repository name: lower-case");
    assertThatThrownBy(() -> new Target("slipway/backend", ".v1"))
        .hasMessageStartingWith("'.v1' is no tag");
    assertThatThrownBy(() -> open(folder.resolve("missing")))
        .hasMessageStartingWith("there is no folder");
    assertThatThrownBy(() -> open(Files.createDirectory(folder.resolve("empty"))))
        .hasMessageStartingWith("there is no Dockerfile in ");
    assertThatThrownBy(() -> open(source.path().resolve("server.js")))
        .hasMessageContaining("server.js");
  }

  @Test
  void listsTheRepositoriesThereAre() {
    Target wrong = new Target("slipway/backnd", "v1");
    ImageContent image = built("v1");
    assertThatThrownBy(() -> client.push(image, wrong))
        .isInstanceOf(ImageRefused.class)
        .hasMessage(
            "there is no repository 'slipway/backnd' in this registry; there are: slipway/backend");
  }

  @Test
  void saysThatATagIsTaken() {
    client.push(built("v1"), TARGET);
    ImageContent other = built("other");
    assertThatThrownBy(() -> client.push(other, TARGET))
        .isInstanceOf(ImageRefused.class)
        .hasMessageStartingWith("The image tag 'v1' already exists in the 'slipway/backend'");
  }

  @Test
  void saysThatTheRegistryCannotBeReached() {
    String url = registry.url();
    registry.close();
    ImageContent image = built("v1");
    assertThatThrownBy(() -> client.push(image, TARGET))
        .hasMessage("the registry " + url + " cannot be reached");
  }

  private static ImageContent index(Map<String, ImageContent> images) {
    StringJoiner manifests = new StringJoiner(", ", "[", "]");
    images.forEach(
        (architecture, image) ->
            manifests.add(
                "{\"mediaType\": \"%s\", \"digest\": \"%s\", \"platform\": {\"architecture\": \"%s\"}}"
                    .formatted(image.mediaType(), image.digest(), architecture)));
    return new ImageContent(
        "application/vnd.oci.image.index.v1+json",
        "{\"schemaVersion\": 2, \"manifests\": " + manifests + "}",
        List.of(),
        List.copyOf(images.values()));
  }

  private ImageContent built(String version) {
    return new ImageBuilder().build(Order.of(source.path(), version)).image();
  }

  private static void open(Path path) {
    try (ImageSource images = new ImageSource()) {
      images.open(Order.of(path, "v1"));
    }
  }

  private Image pull(String reference, Path root) throws NoSuchImage {
    return registry.registry().images().pull(new Wanted(HOST + reference, "amd64"), root);
  }
}
