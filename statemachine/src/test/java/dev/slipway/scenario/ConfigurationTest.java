package dev.slipway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Secret;

/** What a revision is configured with besides its image. */
class ConfigurationTest {

  @Test
  void theTagsOfARevisionGoOnToTheNext() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.console().tag("backend", "team", "shop");
    cloud.push("backend:v2").advanceUntilQuiet();
    assertThat(cloud.console().tagsOf("backend")).containsEntry("team", "shop");
    cloud.expect().ends("backend:v2", "SUCCEEDED").live("backend:v2").story("tags-kept");
  }

  @Test
  void aSecretThatChangedSinceTheWayBackWasProvenIsRemarked() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    var secrets = cloud.services().secrets;
    String arn = secrets.createSecret(it -> it.name("shop").secretString("hors-e-battery")).arn();
    Secret given = Secret.builder().name("DB_PASSWORD").valueFrom(arn).build();
    cloud.console().allowSecrets("backend");
    cloud.console().change("backend", container -> container.secrets(given));
    cloud.advanceUntilQuiet().push("backend:v2").advanceUntilQuiet();
    secrets.putSecretValue(it -> it.secretId(arn).secretString("correct-staple"));
    cloud.push("backend:v3", Behaviour.exitsAtStart()).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v3", "ROLLED_BACK")
        .live("backend:v2")
        .says("backend:v3", "the old image runs with the new value")
        .story("secret-changed");
  }
}
