package dev.slipway.rehearsal.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearsal.cloud.Functions;
import dev.slipway.rehearsal.cloud.Functions.Answer;
import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.events.EventTarget.Parcel;
import dev.slipway.rehearsal.events.EventTarget.Receipt;
import dev.slipway.rehearsal.states.LocalStates;
import dev.slipway.rehearsal.states.Surroundings;
import dev.slipway.rehearsal.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TargetsTest {

  private static final String RULE = "arn:aws:events:us-east-1:111122223333:rule/rule";
  private static final String FUNCTION = "arn:aws:lambda:us-east-1:111122223333:function:wake";

  private final VirtualClock clock =
      new VirtualClock(Instant.parse("2026-11-23T10:00:00Z"), new Random(1));
  private final Journal journal = new Journal();
  private final List<String> payloads = new ArrayList<>();
  private Answer answer = new Answer.Returned("null");
  private final Functions functions =
      (function, payload) -> {
        payloads.add(payload);
        return CompletableFuture.completedFuture(answer);
      };
  private Optional<String> refusal = Optional.empty();
  private final LocalStates states =
      new LocalStates(
          new Surroundings(
              clock,
              functions,
              (role, action, resource, context) -> refusal,
              (source, type, resources, detail) -> {},
              journal,
              new Random(2)));

  @Test
  void oneEventDeliveredTwiceStartsOneExecution() {
    String machine = machine("{\"Type\":\"Wait\",\"Seconds\":60,\"End\":true}");
    assertThat(start(machine)).isInstanceOf(Receipt.Accepted.class);
    assertThat(start(machine)).isInstanceOf(Receipt.Accepted.class);
    assertThat(states.listExecutions(request -> request.stateMachineArn(machine)).executions())
        .hasSize(1);
    clock.advance(Duration.ofMinutes(2));
    assertThat(start(machine))
        .isInstanceOfSatisfying(
            Receipt.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("RESOURCE_ALREADY_EXISTS"));
  }

  @Test
  void aRoleThatMayNotStartTheMachineIsNoPermission() {
    refusal = Optional.of("not authorized to perform: states:StartExecution");
    String machine = machine("{\"Type\":\"Succeed\"}");
    assertThat(start(machine))
        .isEqualTo(
            new Receipt.Refused(
                "NO_PERMISSIONS", "not authorized to perform: states:StartExecution", false));
  }

  @Test
  void aMissingMachineIsNoResource() {
    assertThat(start("arn:aws:states:us-east-1:111122223333:stateMachine:none"))
        .isInstanceOfSatisfying(
            Receipt.Refused.class, refused -> assertThat(refused.code()).isEqualTo("NO_RESOURCE"));
  }

  @Test
  void aFunctionThatLetsTheRuleInvokeItGetsTheInput() {
    assertThat(invoke(true)).isInstanceOf(Receipt.Accepted.class);
    assertThat(payloads).containsExactly("{}");
  }

  @Test
  void aFunctionThatDoesNotIsNoPermission() {
    assertThat(invoke(false))
        .isInstanceOfSatisfying(
            Receipt.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("NO_PERMISSIONS"));
    assertThat(payloads).isEmpty();
  }

  @Test
  void aFailingFunctionIsTriedTwiceMore() {
    answer = new Answer.Failed("E", "{}");
    List<Journal.Entry> entries = new ArrayList<>();
    journal.read(entries::add);
    invoke(true);
    clock.advance(Duration.ofSeconds(59));
    assertThat(payloads).hasSize(1);
    clock.advance(Duration.ofMinutes(10));
    assertThat(payloads).hasSize(3);
    assertThat(entries.getLast().kind()).isEqualTo("event-dropped");
  }

  private Receipt invoke(boolean allowed) {
    Bus bus = new Bus(clock, journal, Runnable::run, new Random(3), DeliveryFaults.NONE);
    return new FunctionTarget(functions, (function, principal, source) -> allowed, bus)
        .deliver(new Parcel("id", RULE, FUNCTION, Optional.empty(), "{}"))
        .join();
  }

  private Receipt start(String machine) {
    return new StatesTarget(states, (role, action, resource, context) -> refusal)
        .deliver(
            new Parcel(
                "3b2f6f3e-8a0a-4f0c-9d0b-0d3c1f9d6f11",
                RULE,
                machine,
                Optional.of("arn:aws:iam::111122223333:role/events"),
                "{}"))
        .join();
  }

  private String machine(String state) {
    return states
        .createStateMachine(
            request ->
                request
                    .name("machine")
                    .roleArn("arn:aws:iam::111122223333:role/machine")
                    .definition(
                        "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"A\",\"States\":{\"A\":"
                            + state
                            + "}}"))
        .stateMachineArn();
  }
}
