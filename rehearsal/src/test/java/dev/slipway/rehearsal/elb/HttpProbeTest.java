package dev.slipway.rehearsal.elb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HttpProbeTest {

  private static final OpenNetwork NETWORK = new OpenNetwork();

  @Test
  void asksForThePathAsAHealthChecker() {
    AtomicReference<String> asked = new AtomicReference<>("");
    try (Server server =
        new Server(
            address(),
            exchange ->
                asked.set(
                    exchange.getRequestPath()
                        + " "
                        + exchange.getRequestHeaders().getFirst("User-Agent")))) {
      assertThat(check(server.address, "200")).isEqualTo(new CheckResult.Passed());
      assertThat(asked.get()).isEqualTo("/health ELB-HealthChecker/2.0");
    }
  }

  @Test
  void namesACodeThatDoesNotMatch() {
    try (Server server = new Server(address(), exchange -> exchange.setStatusCode(404))) {
      assertThat(check(server.address, "200-399")).isEqualTo(CheckResult.wrongCode(404));
      assertThat(check(server.address, "200,404")).isEqualTo(new CheckResult.Passed());
    }
  }

  @Test
  void aRefusedConnectionFails() {
    assertThat(check(address(), "200")).isEqualTo(CheckResult.noConnection());
  }

  @Test
  void aServerThatNeverAnswersTimesOut() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      InetSocketAddress address =
          new InetSocketAddress(silent.getInetAddress(), silent.getLocalPort());
      assertThat(check(address, "200")).isEqualTo(CheckResult.timedOut());
    }
  }

  private static CheckResult check(InetAddress address, String codes) {
    return check(new InetSocketAddress(address, Workshop.LISTENER), codes);
  }

  private static CheckResult check(InetSocketAddress address, String codes) {
    return new HttpProbe()
        .check(
            address,
            new Probe.Question("/health", Duration.ofMillis(500), new StatusMatcher(codes)))
        .join();
  }

  private static InetAddress address() {
    return NETWORK.claimAddress("subnet-a", java.util.List.of());
  }
}
