package dev.slipway.rehearsal.elb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.rehearsal.time.ScaledClock;
import dev.slipway.rehearsal.traffic.Tally;
import dev.slipway.rehearsal.traffic.TrafficClient;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real health checks, real requests, targets that come and go; about sixty requests at a time. */
class SwapTest {

  private static final int REQUESTS_PER_SECOND = 500;
  private static final int WORK_MILLIS = 120;
  private static final int SWAPS = 8;
  private static final int MINUTE_IN_A_SECOND = 60;

  private final ScaledClock clock = new ScaledClock(MINUTE_IN_A_SECOND);
  private final Workshop workshop = new Workshop(clock, new HttpProbe());
  private final List<Server> targets = new ArrayList<>();

  @AfterEach
  void closes() {
    targets.forEach(Server::close);
    workshop.close();
    clock.close();
  }

  @Test
  void losesNoRequestWhileTargetsAreSwapped() {
    arrive();
    arrive();

    Tally tally;
    try (TrafficClient traffic = traffic()) {
      for (int swap = 0; swap < SWAPS; swap++) {
        arrive();
        drain(targets.removeFirst());
      }
      traffic.close();
      tally = traffic.tally();
    }

    assertThat(tally.requests()).isGreaterThan(1_000);
    assertThat(tally.failed()).as("%s", tally).isZero();
  }

  @Test
  void losesRequestsWhenATargetIsKilledWithoutDraining() {
    arrive();
    arrive();

    Tally tally;
    try (TrafficClient traffic = traffic()) {
      await().until(() -> traffic.tally().served() > 200);
      Server killed = targets.removeFirst();
      killed.close();
      await().until(() -> state(killed).equals("unhealthy"));
      Tally whileDown = traffic.tally();
      await().until(() -> traffic.tally().requests() > whileDown.requests() + 200);
      traffic.close();
      tally = traffic.tally();
    }

    assertThat(tally.outcomes().byStatus().of(502)).as("%s", tally).isPositive();
    assertThat(tally.failed()).isLessThan(tally.requests() / 2);
  }

  private TrafficClient traffic() {
    return TrafficClient.start(
        new TrafficClient.Plan(workshop.url(), List.of("/"), REQUESTS_PER_SECOND));
  }

  private void arrive() {
    Server server = new Server(workshop.address(), SwapTest::answer);
    targets.add(server);
    workshop.register(server.id());
    await().until(() -> state(server).equals("healthy"));
  }

  private void drain(Server server) {
    workshop.deregister(server.id());
    await().until(() -> !workshop.registered().contains(server.id()));
    server.close();
  }

  private String state(Server server) {
    return workshop.health(server.id()).stateAsString();
  }

  private static void answer(HttpServerExchange exchange) {
    if (exchange.getRequestPath().equals("/health")) {
      return;
    }
    exchange.dispatch(
        SameThreadExecutor.INSTANCE,
        () ->
            exchange
                .getIoThread()
                .executeAfter(exchange::endExchange, WORK_MILLIS, TimeUnit.MILLISECONDS));
  }

  static {
    org.awaitility.Awaitility.setDefaultPollInterval(Duration.ofMillis(10));
  }
}
