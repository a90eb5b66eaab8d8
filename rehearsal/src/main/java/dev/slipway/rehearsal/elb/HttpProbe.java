package dev.slipway.rehearsal.elb;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Health checks over HTTP, each on a connection of its own, as a load balancer's are. */
final class HttpProbe implements Probe {

  private final Executor threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("health-check-", 0).factory());

  @Override
  public CompletableFuture<CheckResult> check(InetSocketAddress target, Question question) {
    return CompletableFuture.supplyAsync(() -> ask(target, question), threads)
        .completeOnTimeout(
            CheckResult.timedOut(), question.timeout().toMillis(), TimeUnit.MILLISECONDS);
  }

  private static CheckResult ask(InetSocketAddress target, Question question) {
    try {
      return CheckResult.ofStatus(status(target, question), question);
    } catch (SocketTimeoutException late) {
      return CheckResult.timedOut();
    } catch (IOException refusedOrReset) {
      return CheckResult.noConnection();
    }
  }

  private static int status(InetSocketAddress target, Question question) throws IOException {
    String url =
        "http://%s:%d%s"
            .formatted(target.getAddress().getHostAddress(), target.getPort(), question.path());
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout((int) question.timeout().toMillis());
    connection.setReadTimeout((int) question.timeout().toMillis());
    connection.setRequestProperty("User-Agent", "ELB-HealthChecker/2.0");
    connection.setRequestProperty("Connection", "close");
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }
}
