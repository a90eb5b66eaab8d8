package dev.slipway.rehearsal.local;

import dev.slipway.rehearsal.story.Stage.Requests;
import dev.slipway.rehearsal.traffic.Tally;
import dev.slipway.rehearsal.traffic.TrafficClient;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The steady requests of a story, counted from look to look. */
final class Visitors implements AutoCloseable {

  /** The page, its version, and the API behind it, so that both tiers answer. */
  private static final List<String> PATHS = List.of("/", "/api/tide", "/version", "/api/version");

  private final Supplier<URI> site;
  private final int requestsPerSecond;
  private Optional<TrafficClient> client = Optional.empty();
  private Optional<Tally> last = Optional.empty();
  private Requests before = Requests.NONE;

  Visitors(Supplier<URI> site, int requestsPerSecond) {
    this.site = site;
    this.requestsPerSecond = requestsPerSecond;
  }

  void open() {
    if (client.isEmpty()) {
      client =
          Optional.of(
              TrafficClient.start(new TrafficClient.Plan(site.get(), PATHS, requestsPerSecond)));
    }
  }

  Requests count() {
    Requests counted = plus(before, sinceLast());
    before = Requests.NONE;
    return counted;
  }

  @Override
  public void close() {
    client.ifPresent(TrafficClient::close);
    before = plus(before, sinceLast());
    client = Optional.empty();
    last = Optional.empty();
  }

  private Requests sinceLast() {
    if (client.isEmpty()) {
      return Requests.NONE;
    }
    Tally now = client.get().tally();
    Tally since = last.map(now::minus).orElse(now);
    last = Optional.of(now);
    if (since.requests() == 0) {
      return Requests.NONE;
    }
    return new Requests(since.served(), since.failed(), since.toString());
  }

  private static Requests plus(Requests one, Requests other) {
    String detail =
        Stream.of(one.detail(), other.detail())
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("; then "));
    return new Requests(one.served() + other.served(), one.failed() + other.failed(), detail);
  }
}
