package dev.slipway.rehearsal.ecs;

import static dev.slipway.rehearsal.ecs.EcsScene.CLUSTER;
import static dev.slipway.rehearsal.ecs.EcsScene.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.cloud.Images.Image;
import dev.slipway.rehearsal.cloud.Images.Wanted;
import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.cloud.LogSink;
import dev.slipway.rehearsal.dns.Zone;
import dev.slipway.rehearsal.elb.ElbSurroundings;
import dev.slipway.rehearsal.elb.LocalElb;
import dev.slipway.rehearsal.elb.QuickGroup;
import dev.slipway.rehearsal.run.Children;
import dev.slipway.rehearsal.task.ProcessTasks;
import dev.slipway.rehearsal.task.ProcessTasks.Platform;
import dev.slipway.rehearsal.time.ScaledClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;

/** Real processes behind a real load balancer, thirty times as fast as AWS. */
class RealRolloutTest {

  private static final String SERVER =
      """
      const http = require('http');
      const server = http.createServer((request, response) => response.end(process.env.VERSION));
      server.keepAliveTimeout = 75000;
      server.listen(8080, process.env.HOST);
      process.on('SIGTERM', () => { server.close(() => process.exit(0)); server.closeIdleConnections(); });
      """;

  /** Keeps this run's addresses apart from those of others on the machine. */
  private static final long PROCESS = ProcessHandle.current().pid();

  @TempDir Path folder;

  private final ScaledClock clock = new ScaledClock(30);
  private final Journal journal = new Journal();
  private final FakeNetwork network =
      new FakeNetwork("127.%d.%d.".formatted(100 + PROCESS / 200 % 100, PROCESS % 200));
  private final LocalElb elb =
      new LocalElb(
          new ElbSurroundings(
              clock,
              Account.LOCAL,
              network,
              new Zone(),
              (namespace, name, dimensions, value) -> {},
              journal));
  private Optional<Children> children = Optional.empty();
  private String group = "";

  @AfterEach
  void close() {
    children.ifPresent(Children::close);
    elb.close();
    clock.close();
  }

  @Test
  void replacesRealTasksBehindARealLoadBalancer() throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/node")), "node is not installed");
    LocalEcs ecs = ecs();
    URI url = front();
    ecs.createCluster(request -> request.clusterName(CLUSTER));
    ecs.createService(
        EcsScene.serviceOf(register(ecs, "one"), 2).loadBalancers(loadBalancer()).build());
    awaitCompleted(ecs);
    String second = register(ecs, "two");
    ecs.updateService(request -> request.cluster(CLUSTER).service(SERVICE).taskDefinition(second));
    try (HttpClient client = HttpClient.newHttpClient()) {
      await()
          .atMost(Duration.ofSeconds(40))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> answer(client, url).equals("two") && isCompleted(ecs));
    }
  }

  private static String answer(HttpClient client, URI url) throws Exception {
    HttpResponse<String> response =
        client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  private static void awaitCompleted(LocalEcs ecs) {
    await().atMost(Duration.ofSeconds(40)).until(() -> isCompleted(ecs));
  }

  private static boolean isCompleted(LocalEcs ecs) {
    return ecs
        .describeServices(request -> request.cluster(CLUSTER).services(SERVICE))
        .services()
        .getFirst()
        .deployments()
        .stream()
        .allMatch(each -> each.rolloutStateAsString().equals("COMPLETED"));
  }

  private static String register(LocalEcs ecs, String version) {
    var plain = EcsScene.definition("v1");
    var container =
        plain.containerDefinitions().getFirst().toBuilder()
            .environment(variable -> variable.name("VERSION").value(version))
            .build();
    return ecs.registerTaskDefinition(plain.toBuilder().containerDefinitions(container).build())
        .taskDefinition()
        .taskDefinitionArn();
  }

  private LoadBalancer loadBalancer() {
    return LoadBalancer.builder()
        .targetGroupArn(group)
        .containerName("backend")
        .containerPort(8080)
        .build();
  }

  private URI front() {
    var balancer =
        elb.createLoadBalancer(
                request -> request.name("web").subnets("subnet-a", "subnet-b").securityGroups("sg"))
            .loadBalancers()
            .getFirst();
    group = QuickGroup.create(elb, "tasks", 8080, "/", 2);
    elb.createListener(
        request ->
            request
                .loadBalancerArn(balancer.loadBalancerArn())
                .port(8080)
                .protocol("HTTP")
                .defaultActions(
                    action -> action.type(ActionTypeEnum.FORWARD).targetGroupArn(group)));
    return elb.url(balancer.dnsName(), 8080).orElseThrow();
  }

  private LocalEcs ecs() {
    Children own = new Children(folder.resolve("state"));
    children = Optional.of(own);
    LogSink logs = new PrintedLogs();
    ProcessTasks tasks =
        new ProcessTasks(
            folder.resolve("tasks"), this::unpack, logs, new Platform(own, "127.0.0.1:53"));
    return new LocalEcs(
        new Surroundings(
            Account.LOCAL,
            clock,
            (source, type, resources, detail) -> {},
            journal,
            network,
            (role, action, resource, context) -> Optional.empty(),
            logs,
            elb,
            tasks,
            name -> Optional.empty(),
            (function, payload) -> new CompletableFuture<>(),
            alarm -> false,
            new Random(1)));
  }

  private Image unpack(Wanted wanted, Path root) {
    try {
      Files.writeString(root.resolve("server.js"), SERVER);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return new Image(
        "sha256:" + "a".repeat(64),
        List.of(),
        List.of("node", "server.js"),
        Map.of(),
        "/",
        "SIGTERM");
  }

  private static final class PrintedLogs implements LogSink {

    @Override
    public boolean hasGroup(String name) {
      return true;
    }

    @Override
    public void append(String name, String stream, String line) {
      System.err.println(stream + " " + line);
    }
  }
}
