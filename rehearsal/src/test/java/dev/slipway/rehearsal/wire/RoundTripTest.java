package dev.slipway.rehearsal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;

/** Every operation of every served API survives the way through the real client and back. */
class RoundTripTest {

  private static final int ROUNDS = 2;
  private static final long SEED = 20261123;

  /** The SDK sends the times in these without their fractions of a second. */
  private static final Set<String> WHOLE_SECONDS =
      Set.of("RequestSpotFleet", "DescribeSpotFleetRequestHistory");

  private static TestEndpoint endpoint;

  @BeforeAll
  static void listen() {
    endpoint = new TestEndpoint();
  }

  @AfterAll
  static void stop() {
    endpoint.close();
  }

  static Stream<Api> apis() {
    return Arrays.stream(Api.values()).filter(api -> api != Api.LAMBDA && api != Api.DYNAMODB);
  }

  @ParameterizedTest
  @MethodSource("apis")
  void bringsEveryRequestAndResponseThroughUnchanged(Api api) {
    Recorded recorded = new Recorded(api);
    endpoint.serve(api, recorded.implementation());
    SdkClient client = endpoint.trustingClient(api);
    RandomShapes shapes = new RandomShapes(new Random(SEED));
    List<String> broken = new ArrayList<>();

    for (Operation operation : comparable(api)) {
      for (int round = 0; round < ROUNDS; round++) {
        SdkPojo request = shapes.fill(operation.requestBuilder());
        SdkPojo response = shapes.fill(emptyResponse(operation));
        recorded.nextResponse.set(response);
        SdkPojo answered = operation.call(client, request);
        if (!request.equalsBySdkFields(recorded.lastRequest.get())
            || !response.equalsBySdkFields(answered)) {
          broken.add(operation.name());
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  private static List<Operation> comparable(Api api) {
    return Operation.of(api.client()).values().stream()
        .filter(operation -> !WHOLE_SECONDS.contains(operation.name()))
        .toList();
  }

  private static SdkPojo emptyResponse(Operation operation) {
    try {
      return (SdkPojo) operation.method().getReturnType().getMethod("builder").invoke(null);
    } catch (ReflectiveOperationException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** Keeps the request it got and answers what it was told. */
  private static final class Recorded {
    private final AtomicReference<SdkPojo> lastRequest = new AtomicReference<>();
    private final AtomicReference<SdkPojo> nextResponse = new AtomicReference<>();
    private final Api api;

    private Recorded(Api api) {
      this.api = api;
    }

    private SdkClient implementation() {
      return (SdkClient)
          Proxy.newProxyInstance(
              api.client().getClassLoader(),
              new Class<?>[] {api.client()},
              (proxy, method, arguments) -> {
                lastRequest.set((SdkPojo) arguments[0]);
                return nextResponse.get();
              });
    }
  }
}
