package dev.slipway.rehearsal.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.time.VirtualClock;
import dev.slipway.rehearsal.wire.TestEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

class LocalSecretsTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final VirtualClock clock = new VirtualClock(NOON, new Random(1));
  private final LocalSecrets secrets = new LocalSecrets(Account.LOCAL, clock);
  private final TestEndpoint endpoint = new TestEndpoint();
  private final SecretsManagerClient client = endpoint.serve(SecretsManagerClient.class, secrets);

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Test
  void tellsWhenASecretChangedLast() {
    String arn = create("backend/key");
    assertThat(client.describeSecret(of -> of.secretId(arn)).lastChangedDate()).isEqualTo(NOON);
    clock.advance(Duration.ofMinutes(1));

    client.putSecretValue(of -> of.secretId("backend/key").secretString("newer"));

    assertThat(client.describeSecret(of -> of.secretId(arn)).lastChangedDate())
        .isEqualTo(NOON.plusSeconds(60));
    assertThat(client.getSecretValue(of -> of.secretId(arn)).secretString()).isEqualTo("newer");
  }

  @Test
  void givesItsValueByAnArnThatNamesAVersionToo() {
    String arn = create("backend/key");

    assertThat(secrets.value(arn)).contains("first");
    assertThat(secrets.value(arn + ":::")).contains("first");
    assertThat(secrets.value(arn + "x")).isEmpty();
  }

  @Test
  void refusesWhatIsThereAndWhatIsNot() {
    String arn = create("backend/key");

    assertThatThrownBy(() -> create("backend/key")).isInstanceOf(ResourceExistsException.class);
    client.deleteSecret(of -> of.secretId(arn));
    assertThatThrownBy(() -> client.describeSecret(of -> of.secretId(arn)))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Secrets Manager can't find the specified secret.");
  }

  private String create(String name) {
    return client.createSecret(of -> of.name(name).secretString("first")).arn();
  }
}
