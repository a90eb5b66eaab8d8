package dev.slipway.rehearsal.elb;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.rehearsal.time.ManualClock;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;

class ProxyTest {

  private final ManualClock clock = new ManualClock();
  private final Workshop workshop =
      new Workshop(
          clock, (target, question) -> CompletableFuture.completedFuture(new CheckResult.Passed()));
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<AutoCloseable> open = new ArrayList<>(List.of(workshop, client));

  @AfterEach
  void closes() throws Exception {
    for (AutoCloseable it : open.reversed()) {
      it.close();
    }
  }

  @Test
  void answers503WithoutATarget() throws Exception {
    HttpResponse<String> answer = get("/");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("503 Service Temporarily Unavailable");
    assertThat(answer.headers().firstValue("Server")).hasValue("awselb/2.0");
    metric("HTTPCode_ELB_5XX_Count", 1);
    metric("HTTPCode_ELB_503_Count", 1);
  }

  @Test
  void passesTheRequestAndItsOriginOn() throws Exception {
    healthy(
        exchange ->
            exchange
                .getResponseSender()
                .send(
                    String.join(
                        "|",
                        exchange.getRequestURI() + "?" + exchange.getQueryString(),
                        header(exchange, "X-Forwarded-For"),
                        header(exchange, "X-Forwarded-Proto"),
                        header(exchange, "X-Forwarded-Port"),
                        header(exchange, "Host"))));

    HttpResponse<String> answer =
        client.send(
            request("/some/path?q=1").header("X-Forwarded-For", "203.0.113.7").build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(answer.body().split("\\|"))
        .containsExactly(
            "/some/path?q=1",
            "203.0.113.7,127.0.0.1",
            "http",
            String.valueOf(Workshop.LISTENER),
            workshop.url().getAuthority());
  }

  @Test
  void takesTargetsInTurn() throws Exception {
    healthy(exchange -> exchange.getResponseSender().send("one"));
    healthy(exchange -> exchange.getResponseSender().send("two"));

    assertThat(List.of(get("/").body(), get("/").body(), get("/").body(), get("/").body()))
        .containsOnly("one", "two")
        .satisfies(it -> assertThat(it.get(0)).isEqualTo(it.get(2)).isNotEqualTo(it.get(1)));
  }

  @Test
  void countsWhatTheTargetsAnswered() throws Exception {
    healthy(exchange -> exchange.setStatusCode(exchange.getRequestPath().equals("/") ? 200 : 503));

    assertThat(get("/").statusCode()).isEqualTo(200);
    assertThat(get("/broken").statusCode()).isEqualTo(503);

    metric("RequestCount", 2);
    metric("RequestCount/group", 2);
    metric("HTTPCode_Target_2XX_Count", 1);
    metric("HTTPCode_Target_5XX_Count/group", 1);
    assertThat(workshop.metrics).doesNotContainKey("HTTPCode_ELB_5XX_Count");
  }

  @Test
  void answers502WhenTheTargetRefusesTheConnection() throws Exception {
    healthy(exchange -> {}).close();

    assertThat(get("/").statusCode()).isEqualTo(502);
    metric("HTTPCode_ELB_502_Count", 1);
  }

  @Test
  void asksOnceEvenWhenTheTargetHangsUpOnAnIdempotentRequest() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    String id = workshop.address().getHostAddress();
    ServerSocket rude = new ServerSocket();
    open.add(rude);
    rude.bind(new InetSocketAddress(id, Workshop.LISTENER));
    Thread.ofVirtual().start(() -> hangUp(rude, asked));
    workshop.register(id);
    clock.pass(Duration.ofSeconds(2));

    assertThat(get("/").statusCode()).isEqualTo(502);
    assertThat(get("/").statusCode()).isEqualTo(502);
    assertThat(asked).hasValue(2);
  }

  @Test
  void survivesATargetThatClosesItsIdleConnections() throws Exception {
    String id = workshop.address().getHostAddress();
    ServerSocket brief = new ServerSocket();
    open.add(brief);
    brief.bind(new InetSocketAddress(id, Workshop.LISTENER));
    AtomicInteger closed = new AtomicInteger();
    Thread.ofVirtual().start(() -> answerAndClose(brief, closed));
    workshop.register(id);
    clock.pass(Duration.ofSeconds(2));

    for (int request = 1; request <= 5; request++) {
      assertThat(get("/").statusCode()).isEqualTo(200);
      int expected = request;
      await().until(() -> closed.get() == expected);
    }
  }

  @Test
  void doesNotMoveAFailedRequestToAnotherTarget() throws Exception {
    healthy(exchange -> exchange.getResponseSender().send("fine"));
    healthy(exchange -> {}).close();

    assertThat(List.of(get("/").statusCode(), get("/").statusCode()))
        .containsExactlyInAnyOrder(200, 502);
  }

  @Test
  void answers504WhenASecurityGroupDropsThePackets() throws Exception {
    Server server = healthy(exchange -> {});
    workshop.network.wallOff("sg-task");

    assertThat(get("/").statusCode()).isEqualTo(504);
    assertThat(server.id()).isNotEmpty();
    metric("HTTPCode_ELB_504_Count", 1);
  }

  @Test
  void answers504WhenTheTargetIsSlowerThanTheIdleTimeout() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    healthy(exchange -> never.await(20, TimeUnit.SECONDS));
    workshop.elb.modifyLoadBalancerAttributes(
        it ->
            it.loadBalancerArn(workshop.loadBalancer.loadBalancerArn())
                .attributes(a -> a.key("idle_timeout.timeout_seconds").value("1")));

    assertThat(get("/").statusCode()).isEqualTo(504);
    never.countDown();
  }

  @Test
  void aDrainingTargetGetsNothingNewAndFinishesWhatItHas() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Server old =
        healthy(
            exchange -> {
              arrived.countDown();
              go.await(20, TimeUnit.SECONDS);
              exchange.getResponseSender().send("old");
            });
    CompletableFuture<HttpResponse<String>> slow =
        client.sendAsync(request("/").build(), HttpResponse.BodyHandlers.ofString());
    arrived.await();
    workshop.deregister(old.id());

    assertThat(get("/").statusCode()).isEqualTo(503);
    clock.pass(Duration.ofMinutes(1));
    go.countDown();
    assertThat(slow.get().statusCode()).isEqualTo(200);
    assertThat(slow.get().body()).isEqualTo("old");
  }

  @Test
  void failsOpenWhenNoTargetIsHealthy() throws Exception {
    try (Workshop sick =
        new Workshop(
            clock,
            (target, question) -> CompletableFuture.completedFuture(CheckResult.wrongCode(500)))) {
      Server server =
          new Server(sick.address(), exchange -> exchange.getResponseSender().send("still here"));
      open.add(server);
      sick.register(server.id());
      clock.pass(Duration.ofSeconds(30));

      HttpRequest request = HttpRequest.newBuilder(sick.url()).build();
      assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).body())
          .isEqualTo("still here");
    }
  }

  @Test
  void theFirstMatchingRuleWins() throws Exception {
    rule(20, "/teapot*", "418");
    rule(10, "/teapot/hot", "429");

    assertThat(get("/teapot").statusCode()).isEqualTo(418);
    assertThat(get("/teapot/hot").statusCode()).isEqualTo(429);
    assertThat(get("/").statusCode()).isEqualTo(503);
  }

  @Test
  void splitsByWeightAndNeverFillsInForAnEmptyGroup() throws Exception {
    healthy(exchange -> exchange.getResponseSender().send("blue"));
    String green = workshop.group("green");
    workshop.elb.modifyListener(
        it ->
            it.listenerArn(workshop.listener)
                .defaultActions(
                    a ->
                        a.type(ActionTypeEnum.FORWARD)
                            .forwardConfig(
                                f ->
                                    f.targetGroups(
                                        t -> t.targetGroupArn(workshop.group).weight(0),
                                        t -> t.targetGroupArn(green).weight(1)))));

    assertThat(get("/").statusCode()).isEqualTo(503);
  }

  @Test
  void theNameLeadsToTheListener() {
    assertThat(workshop.loadBalancer.dnsName())
        .matches("web-[0-9a-f]+\\.us-east-1\\.elb\\.amazonaws\\.com");
    assertThat(workshop.zone.find(workshop.loadBalancer.dnsName()))
        .hasValueSatisfying(
            it -> assertThat(it.getHostAddress()).isEqualTo(workshop.url().getHost()));
  }

  @Test
  void theInternetStopsAtTheLoadBalancersSecurityGroup() {
    workshop.network.wallOff("sg-front");

    org.assertj.core.api.Assertions.assertThatThrownBy(() -> get("/"))
        .isInstanceOf(IOException.class);
  }

  private void rule(int priority, String path, String status) {
    workshop.elb.createRule(
        it ->
            it.listenerArn(workshop.listener)
                .priority(priority)
                .conditions(c -> c.field("path-pattern").values(path))
                .actions(
                    Action.builder()
                        .type(ActionTypeEnum.FIXED_RESPONSE)
                        .fixedResponseConfig(f -> f.statusCode(status))
                        .build()));
  }

  private Server healthy(io.undertow.server.HttpHandler handler) {
    Server server = new Server(workshop.address("sg-task"), handler);
    open.add(server);
    workshop.register(server.id());
    clock.pass(Duration.ofSeconds(2));
    return server;
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(workshop.url() + path));
  }

  /** A request is counted when it is all over, which the client may see a moment earlier. */
  private void metric(String name, double value) {
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(workshop.metrics).containsEntry(name, value));
  }

  private static String header(HttpServerExchange exchange, String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  /** Keeps the connection by its words and closes it by its deeds. */
  private static void answerAndClose(ServerSocket brief, AtomicInteger closed) {
    while (!brief.isClosed()) {
      try {
        Socket caller = brief.accept();
        caller.getInputStream().read(new byte[4096]);
        caller
            .getOutputStream()
            .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII));
        caller.close();
        closed.incrementAndGet();
      } catch (IOException ended) {
        return;
      }
    }
  }

  private static void hangUp(ServerSocket rude, AtomicInteger asked) {
    while (!rude.isClosed()) {
      try (Socket caller = rude.accept();
          InputStream request = caller.getInputStream()) {
        if (request.read() >= 0) {
          asked.incrementAndGet();
        }
      } catch (IOException closed) {
        return;
      }
    }
  }
}
