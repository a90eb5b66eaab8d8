package dev.slipway.rehearsal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.ssm.LocalSsm;
import dev.slipway.rehearsal.time.VirtualClock;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.SsmException;

class DirectHttpTest {

  private final LocalSsm local =
      new LocalSsm(Account.LOCAL, new VirtualClock(Instant.EPOCH, new Random(1)));
  private Optional<String> refusal = Optional.empty();
  private Thread answering = new Thread();

  private final SsmClient client =
      SsmClient.builder()
          .httpClient(
              new DirectHttp(
                  new ServedApis().serve(SsmClient.class, local),
                  new Guard(
                      key -> Caller.administrator(Account.LOCAL),
                      (caller, call) -> new Gate.Decision(List.of(), refusal),
                      entry -> answering = Thread.currentThread())))
          .endpointOverride(URI.create("http://local.cloud"))
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
          .build();

  @Test
  void aRealClientGetsTheLocalAnswerOnItsOwnThread() {
    local.putParameter(put -> put.name("/a").value("1").type("String"));
    assertThat(client.getParameter(get -> get.name("/a")).parameter().value()).isEqualTo("1");
    assertThat(answering).isEqualTo(Thread.currentThread());
  }

  @Test
  void modelledExceptionsArriveAsTheyWereThrown() {
    assertThatExceptionOfType(ParameterNotFoundException.class)
        .isThrownBy(() -> client.getParameter(get -> get.name("/none")));
  }

  @Test
  void theGateIsAskedAsAtTheEndpoint() {
    refusal = Optional.of("User: x is not authorized");
    assertThatExceptionOfType(SsmException.class)
        .isThrownBy(() -> client.getParameter(get -> get.name("/a")))
        .withMessageContaining("not authorized");
  }
}
