package dev.slipway.rehearsal.wire;

import java.net.URI;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkClient;

/** Which APIs the endpoint answers, and by whom. APIs may be added while it runs. */
public final class ServedApis {

  private final Map<Api, Backend> backends = new ConcurrentHashMap<>();
  private final Map<Api, Map<String, Operation>> operations = new EnumMap<>(Api.class);

  /** Answers an API by an object that implements the SDK's client interface. */
  public <C extends SdkClient> ServedApis serve(Class<C> client, C implementation) {
    return add(client, new Backend.Local(implementation));
  }

  /** Passes an API's requests on unchanged, once the caller has been found allowed to make them. */
  public <C extends SdkClient> ServedApis forward(Class<C> client, URI to) {
    return add(client, new Backend.Remote(to));
  }

  private ServedApis add(Class<?> client, Backend backend) {
    Api api =
        Api.ofClient(client)
            .orElseThrow(() -> new IllegalArgumentException("no protocol for " + client));
    synchronized (operations) {
      operations.computeIfAbsent(api, absent -> Operation.of(client));
    }
    backends.put(api, backend);
    return this;
  }

  Optional<Backend> backend(Api api) {
    return Optional.ofNullable(backends.get(api));
  }

  Optional<Operation> operation(Api api, String name) {
    synchronized (operations) {
      return Optional.ofNullable(
          operations.getOrDefault(api, Map.of()).get(name.toLowerCase(Locale.ROOT)));
    }
  }

  /** Who answers an API. */
  sealed interface Backend {

    /** An object in this process. */
    record Local(Object implementation) implements Backend {}

    /** A server that speaks the same protocol. */
    record Remote(URI uri) implements Backend {}
  }
}
