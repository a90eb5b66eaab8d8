package dev.slipway.rehearsal.ecr;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType.Created;
import dev.slipway.rehearsal.assembly.ResourceType.Resource;
import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.time.VirtualClock;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.services.ecr.EcrClient;

/** A private registry on a free port, with a clock moved by hand and all its events kept. */
public final class LocalRegistry implements AutoCloseable {

  public static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private final VirtualClock clock = new VirtualClock(NOW, new Random(1));
  private final List<Map<String, ?>> events = new ArrayList<>();
  private final List<Journal.Entry> journal = new ArrayList<>();
  private final PrivateRegistry registry;
  private final Registry server;

  public LocalRegistry(Path folder) {
    Journal entries = new Journal();
    entries.read(journal::add);
    registry =
        new PrivateRegistry(
            new PrivateRegistry.Surroundings(Account.LOCAL, clock, this::keep, entries), folder);
    server = registry.serve(new InetSocketAddress("127.0.0.1", 0));
  }

  public PrivateRegistry registry() {
    return registry;
  }

  public EcrClient client() {
    return registry.client();
  }

  public VirtualClock clock() {
    return clock;
  }

  public String url() {
    return "http://127.0.0.1:" + server.address().getPort();
  }

  /** Each with its source, detail type, resources and detail. */
  public List<Map<String, ?>> events() {
    return events;
  }

  public List<Journal.Entry> journal() {
    return journal;
  }

  /** Creates a repository as a template would. */
  public Created create(String properties) throws IOException {
    Properties read = new Properties(new ObjectMapper().readTree(properties));
    Created created =
        registry
            .resourceTypes()
            .getFirst()
            .create(new Resource("Registry", "Backend", "Registry/Backend/Resource", read));
    if (!read.unread().isEmpty()) {
      throw new AssertionError("unread: " + read.unread());
    }
    return created;
  }

  @Override
  public void close() {
    server.close();
    registry.close();
  }

  private void keep(
      String source, String detailType, List<String> resources, Map<String, ?> detail) {
    events.add(
        Map.of(
            "source", source, "detail-type", detailType, "resources", resources, "detail", detail));
  }
}
