package dev.slipway.rehearsal.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.slipway.rehearsal.traffic.Connections.Habits;
import dev.slipway.rehearsal.traffic.TrafficClient.Patience;
import dev.slipway.rehearsal.traffic.TrafficClient.Plan;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficClientTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final Patience SHORT = new Patience(Duration.ofMinutes(1), Duration.ofMillis(50));

  private final Queue<Undertow> servers = new ConcurrentLinkedQueue<>();

  @AfterEach
  void stopServers() {
    servers.forEach(Undertow::stop);
  }

  @Test
  void countsEachAnswerOnceByStatusAndByWhoAnswered() {
    Map<String, AtomicLong> seen = Map.of("/", new AtomicLong(), "/api", new AtomicLong());
    URI site =
        serve(
            exchange -> {
              seen.get(exchange.getRequestPath()).incrementAndGet();
              answer(exchange);
            });

    TrafficClient client = start(site, List.of("/", "/api"), 500);
    awaitRequests(client, 100);
    client.close();

    Tally tally = client.tally();
    long pages = seen.get("/").get();
    long calls = seen.get("/api").get();
    assertThat(tally.outcomes().byStatus().each()).isEqualTo(Map.of(200, pages, 503, calls));
    assertThat(tally.failed()).isEqualTo(calls).isBetween(pages - 1, pages);
    assertThat(tally.answeredBy().frontends().each())
        .isEqualTo(Map.of("v1 frontend:1", pages + calls));
    assertThat(tally.answeredBy().backends().each()).isEqualTo(Map.of("v2 backend:4", calls));
  }

  private static void answer(HttpServerExchange exchange) {
    exchange.getResponseHeaders().put(new HttpString("X-Frontend"), "v1 frontend:1");
    if (exchange.getRequestPath().equals("/api")) {
      exchange.getResponseHeaders().put(new HttpString("X-Backend"), "v2 backend:4");
      exchange.setStatusCode(503);
    }
    exchange.getResponseSender().send("x".repeat(100_000));
  }

  @Test
  void asksUnderTheSitesOwnNameWithTheWholePath() {
    Queue<String> asked = new ConcurrentLinkedQueue<>();
    URI site =
        serve(exchange -> asked.add(exchange.getRequestURL() + "?" + exchange.getQueryString()));

    TrafficClient client = start(site, List.of("/api/tide?port=Hull"), 500);
    awaitRequests(client, 1);
    client.close();

    assertThat(asked).containsOnly(site + "/api/tide?port=Hull");
  }

  @Test
  void triesNoRequestTwiceWhenTheSiteHangsUpOnAUsedConnection() throws Exception {
    try (RawSite site = RawSite.hangingUpOnTheRequestAfter(OK)) {
      TrafficClient client = start(site.url(), List.of("/"), 500);
      awaitRequests(client, 100);
      client.close();

      Tally tally = client.tally();
      assertThat(tally.requests()).isEqualTo(site.requests());
      assertThat(tally.outcomes().broken().each())
          .isEqualTo(Map.of(Break.NO_ANSWER, site.hangUps()));
      assertThat(site.hangUps()).isPositive();
    }
  }

  @Test
  void triesNoRequestTwiceWhenTheSiteHangsUpOnANewConnection() throws Exception {
    try (RawSite site = RawSite.hangingUpOnEveryRequest()) {
      TrafficClient client = start(site.url(), List.of("/"), 500);
      awaitRequests(client, 20);
      client.close();

      assertThat(client.tally().requests()).isEqualTo(site.requests());
      assertThat(client.tally().outcomes().failures().each())
          .isEqualTo(Map.of("closed without an answer", site.requests()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 10", "Transfer-Encoding: chunked"})
  void countsAnAnswerCutShortAsFailedOnly(String length) throws Exception {
    String part = "HTTP/1.1 200 OK\r\n" + length + "\r\n\r\n5\r\nhalf";
    try (RawSite site = RawSite.hangingUpAfter(part)) {
      TrafficClient client = start(site.url(), List.of("/"), 500);
      awaitRequests(client, 10);
      client.close();

      assertThat(client.tally().outcomes().failures().each())
          .isEqualTo(Map.of("answer cut short", client.tally().requests()));
    }
  }

  @Test
  void countsAConnectionThatIsRefused() throws Exception {
    URI nobody;
    try (RawSite site = RawSite.hangingUpOnEveryRequest()) {
      nobody = site.url();
    }

    TrafficClient client = start(nobody, List.of("/"), 500);
    awaitRequests(client, 10);
    client.close();

    assertThat(client.tally().outcomes().failures().each())
        .isEqualTo(Map.of("no connection", client.tally().requests()));
  }

  @Test
  void slowAnswersDoNotSlowTheSchedule() {
    CompletableFuture<Void> release = new CompletableFuture<>();
    AtomicLong arrived = new AtomicLong();
    URI site =
        serve(
            exchange -> {
              arrived.incrementAndGet();
              holdUntil(release, exchange);
            });

    try (TrafficClient client = start(site, List.of("/"), 500)) {
      await().until(() -> arrived.get() >= 200);
      assertThat(client.tally().requests()).isZero();
      release.complete(null);
      awaitRequests(client, 200);
      assertThat(client.tally().failed()).isZero();
      assertThat(client.tally().latencies().quantile(1)).isGreaterThan(Duration.ofMillis(300));
    }
  }

  @Test
  void givesUpOnAnAnswerThatDoesNotCome() {
    URI site = serve(exchange -> holdUntil(new CompletableFuture<>(), exchange));

    Patience none = new Patience(Duration.ofMillis(20), Duration.ofMinutes(1));
    TrafficClient client =
        TrafficClient.start(new Plan(site, List.of("/"), 500), none, Habits.USUAL);
    awaitRequests(client, 10);
    client.close();

    assertThat(client.tally().outcomes().failures().each())
        .isEqualTo(Map.of("no answer in time", client.tally().requests()));
  }

  @Test
  void awaitsTheAnswersUnderWayAtTheEnd() {
    CompletableFuture<Void> release = new CompletableFuture<>();
    AtomicLong arrived = new AtomicLong();
    URI site =
        serve(
            exchange -> {
              arrived.incrementAndGet();
              holdUntil(release, exchange);
            });
    TrafficClient client = start(site, List.of("/"), 500);
    await().until(() -> arrived.get() >= 10);

    CompletableFuture<Void> closed = CompletableFuture.runAsync(client::close);
    release.complete(null);
    closed.join();

    assertThat(client.tally().served()).isEqualTo(arrived.get());
    assertThat(client.tally().failed()).isZero();
  }

  @Test
  void countsWhatIsUnansweredAtTheEndAsFailed() {
    AtomicLong arrived = new AtomicLong();
    URI site =
        serve(
            exchange -> {
              arrived.incrementAndGet();
              holdUntil(new CompletableFuture<>(), exchange);
            });
    TrafficClient client =
        TrafficClient.start(new Plan(site, List.of("/"), 500), SHORT, Habits.USUAL);
    await().until(() -> arrived.get() >= 10);

    client.close();

    assertThat(client.tally().outcomes().broken().each())
        .isEqualTo(Map.of(Break.LEFT, client.tally().requests()));
    assertThat(client.tally().requests()).isGreaterThanOrEqualTo(arrived.get());
  }

  @Test
  void opensSeveralConnectionsBeforeUsingOneAgain() {
    Map<Long, AtomicLong> requestsOf =
        requestsByConnection(50, new Habits(50, 500, 1000, Duration.ofMinutes(1)));

    assertThat(requestsOf).hasSizeGreaterThanOrEqualTo(50);
  }

  @Test
  void opensNewConnectionsAllAlong() {
    Map<Long, AtomicLong> requestsOf =
        requestsByConnection(500, new Habits(1, 500, 2, Duration.ofMinutes(1)));

    assertThat(requestsOf.values()).allMatch(requests -> requests.get() <= 2);
  }

  private Map<Long, AtomicLong> requestsByConnection(int requestsPerSecond, Habits habits) {
    Map<Long, AtomicLong> requestsOf = new ConcurrentHashMap<>();
    URI site =
        serve(
            exchange ->
                requestsOf
                    .computeIfAbsent(exchange.getConnection().getId(), id -> new AtomicLong())
                    .incrementAndGet());
    TrafficClient client =
        TrafficClient.start(
            new Plan(site, List.of("/"), requestsPerSecond), Patience.USUAL, habits);
    awaitRequests(client, requestsPerSecond);
    client.close();
    assertThat(client.tally().failed()).isZero();
    return requestsOf;
  }

  @Test
  void closesTwiceAsOnce() {
    TrafficClient client = start(serve(exchange -> {}), List.of("/"), 500);
    client.close();
    long requests = client.tally().requests();

    client.close();

    assertThat(client.tally().requests()).isEqualTo(requests);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.com", "http:nowhere", "127.0.0.1:80", "/"})
  void refusesASiteItCannotAsk(String site) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Plan(URI.create(site), List.of("/"), 1));
  }

  @Test
  void refusesAPlanWithNothingToDo() {
    URI site = URI.create("http://127.0.0.1");
    assertThatIllegalArgumentException().isThrownBy(() -> new Plan(site, List.of(), 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Plan(site, List.of("api"), 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Plan(site, List.of("/"), 0));
  }

  private URI serve(HttpHandler handler) {
    Undertow server =
        Undertow.builder()
            .setIoThreads(1)
            .setWorkerThreads(1)
            .addHttpListener(0, "127.0.0.1", handler)
            .build();
    server.start();
    servers.add(server);
    InetSocketAddress address =
        (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
    return URI.create("http://127.0.0.1:" + address.getPort());
  }

  private static void holdUntil(CompletableFuture<Void> release, HttpServerExchange exchange) {
    exchange.dispatch(
        Runnable::run, () -> release.thenRun(() -> exchange.getResponseSender().send("late")));
  }

  private static TrafficClient start(URI site, List<String> paths, int requestsPerSecond) {
    return TrafficClient.start(new Plan(site, paths, requestsPerSecond));
  }

  private static void awaitRequests(TrafficClient client, long atLeast) {
    await().until(() -> client.tally().requests() >= atLeast);
  }
}
