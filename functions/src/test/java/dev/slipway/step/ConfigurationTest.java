package dev.slipway.step;

import static dev.slipway.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.ConfigurationDrift;
import dev.slipway.core.evidence.Definition;
import dev.slipway.core.evidence.Definition.DefinedContainer;
import dev.slipway.core.evidence.Definition.Variables;
import dev.slipway.step.WaysBack.Use;
import dev.slipway.step.WaysBack.Way;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
  private static final Instant PROVEN = Samples.proven().since();
  private static final String SECRET = "arn:aws:secretsmanager:us-east-1:1:secret:db-AbCdEf";
  private final Retreating retreating = new Retreating().proven();
  private final Fixture fixture = retreating.fixture;

  @BeforeEach
  void define() {
    fixture.definitions.details(
        new Definition(
            "",
            Optional.empty(),
            "linux/amd64",
            List.of(
                container("backend", Map.of("LEVEL", "/level", "PASSWORD", SECRET + ":key::")),
                container("sidecar", Map.of("TOKEN", SECRET + ":key::1")))));
  }

  @Test
  void saysWhatChangedSinceTheRevisionWasProven() {
    fixture.changes.changed("/level", PROVEN.plusSeconds(1));
    fixture.changes.changed(SECRET, PROVEN.plusSeconds(2));
    assertThat(remarks())
        .containsExactly(
            "Parameter level changed at 2026-11-23T11:00:01Z, after backend:1 was proven: the old"
                + " image runs with the new value.",
            "Secret db-AbCdEf changed at 2026-11-23T11:00:02Z, after backend:1 was proven: the old"
                + " image runs with the new value.");
  }

  @Test
  void saysNothingOfWhatIsAsItWas() {
    fixture.changes.changed("/level", PROVEN);
    fixture.changes.changed("/other", PROVEN.plusSeconds(1));
    assertThat(remarks()).isEmpty();
  }

  @Test
  void saysThatItCouldNotBeReadAndGoesBackAllTheSame() {
    fixture.changes.blind();
    retreating.failedInItsBake();
    assertThat(retreating.take().facts().need(ConfigurationDrift.class).remarks())
        .singleElement()
        .asString()
        .contains("could not be read: throttled");
  }

  @Test
  void saysThatItWentBackWithoutALook() {
    assertThat(remarks("could not be looked at: denied"))
        .containsExactly("backend:1 could not be looked at: denied.");
  }

  @Test
  void isPartOfARollback() {
    fixture.changes.changed("/level", NOON);
    retreating.failedInItsBake();
    assertThat(retreating.take().facts().need(ConfigurationDrift.class).remarks()).hasSize(1);
  }

  private List<String> remarks() {
    return remarks("");
  }

  private List<String> remarks(String words) {
    Way way = new Way(Samples.proven(), Use.READY, "image", words);
    return fixture.configuration.driftOn(way).remarks();
  }

  private static DefinedContainer container(String name, Map<String, String> secrets) {
    return new DefinedContainer(
        name,
        "image",
        true,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        new Variables(Map.of(), secrets),
        Optional.empty(),
        List.of());
  }
}
