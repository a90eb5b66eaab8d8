package dev.slipway.rehearsal.wire;

import dev.slipway.rehearsal.wire.Protocol.Called;
import dev.slipway.rehearsal.wire.ServedApis.Backend;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/** Answers one request: who calls what, may they, do it, write it down. */
final class Dispatcher {

  private static final List<Protocol> PROTOCOLS =
      List.of(new RpcCbor(), new AwsJson(), new Ec2Query(), new AwsQuery());

  private final ServedApis apis;
  private final Guard guard;
  private final Forwarder forwarder = new Forwarder();

  Dispatcher(ServedApis apis, Guard guard) {
    this.apis = apis;
    this.guard = guard;
  }

  /** Empty when the request is in no protocol we know. */
  Optional<WireAnswer> answer(WireRequest request) throws IOException {
    Optional<Protocol> protocol =
        PROTOCOLS.stream().filter(candidate -> candidate.speaks(request)).findFirst();
    return protocol.isEmpty() ? Optional.empty() : Optional.of(answer(request, protocol.get()));
  }

  private WireAnswer answer(WireRequest request, Protocol protocol) throws IOException {
    try {
      return dispatched(request, protocol, protocol.called(request));
    } catch (Fault.Thrown thrown) {
      return protocol.refusal(thrown.fault());
    }
  }

  private WireAnswer dispatched(WireRequest request, Protocol protocol, Called called)
      throws IOException {
    Caller caller = guard.principals().callerWith(request.accessKeyId());
    List<Gate.Asked> asked = new ArrayList<>();
    Optional<Fault> fault = Optional.empty();
    try {
      return allowed(new Exchange(request, protocol, called), caller, asked);
    } catch (RuntimeException thrown) {
      fault = Optional.of(fault(called, thrown));
      return protocol.refusal(fault.get());
    } finally {
      String outcome = fault.map(Fault::code).orElse("ok");
      guard
          .log()
          .write(
              new CallLog.Entry(
                  caller, called.api().prefix(), called.operation(), List.copyOf(asked), outcome));
    }
  }

  private WireAnswer allowed(Exchange exchange, Caller caller, List<Gate.Asked> asked)
      throws IOException {
    Called called = exchange.called();
    Backend backend = apis.backend(called.api()).orElseThrow(() -> notEmulated(called));
    Operation operation =
        apis.operation(called.api(), called.operation()).orElseThrow(() -> notEmulated(called));
    SdkPojo request = arguments(exchange, operation);
    Gate.Decision decision =
        guard.gate().decide(caller, new Gate.Call(called.api(), operation.name(), request));
    asked.addAll(decision.asked());
    if (decision.refusal().isPresent()) {
      throw Fault.of(400, "AccessDeniedException", decision.refusal().get()).thrown();
    }
    return switch (backend) {
      case Backend.Remote remote -> forwarder.forward(exchange.request(), remote.uri());
      case Backend.Local local ->
          exchange
              .protocol()
              .answer(
                  called,
                  ScopedValue.where(Caller.PRESENT, caller)
                      .call(() -> operation.call(local.implementation(), request)));
    };
  }

  private static SdkPojo arguments(Exchange exchange, Operation operation) {
    try {
      return ShapeReader.read(
          exchange.protocol().members(exchange.request(), operation.requestBuilder()),
          operation.requestBuilder());
    } catch (IllegalArgumentException | IOException wrong) {
      throw Fault.of(400, "SerializationException", String.valueOf(wrong.getMessage())).thrown();
    }
  }

  private static Fault fault(Called called, RuntimeException thrown) {
    return switch (thrown) {
      case Fault.Thrown ours -> ours.fault();
      case AwsServiceException modelled -> Fault.of(modelled);
      case UnsupportedOperationException absent -> unsupported(called, absent);
      default -> defect(called, thrown);
    };
  }

  /** A service may say more about what it does not play than that it does not. */
  private static Fault unsupported(Called called, UnsupportedOperationException absent) {
    String reason = absent.getMessage() == null ? "" : ": " + absent.getMessage();
    return Fault.of(501, "NotImplemented", AwsJson.notHere(name(called)) + reason);
  }

  /** A defect of the local cloud: shown in full here, because the caller only sees the answer. */
  private static Fault defect(Called called, RuntimeException thrown) {
    System.err.println("rehearsal: " + name(called) + " failed");
    thrown.printStackTrace();
    return Fault.of(500, "InternalFailure", name(called) + " failed locally: " + thrown);
  }

  private static RuntimeException notEmulated(Called called) {
    return Fault.of(501, "NotImplemented", AwsJson.notHere(name(called))).thrown();
  }

  private static String name(Called called) {
    return called.api().prefix() + ":" + called.operation();
  }

  private record Exchange(WireRequest request, Protocol protocol, Called called) {}
}
