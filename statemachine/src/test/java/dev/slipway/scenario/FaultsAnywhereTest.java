package dev.slipway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.scenario.cloud.CloudServices;
import dev.slipway.scenario.cloud.Route;
import dev.slipway.scenario.fault.Call;
import dev.slipway.scenario.fault.Fault;
import dev.slipway.scenario.fault.FaultPlan;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each call of a deployment goes wrong, one at a time; whatever that is, the rules hold and the
 * story ends as it does undisturbed, or as it is declared that it may.
 *
 * <p>By default each call goes wrong in one way, another than the call before it. {@code
 * -Dslipway.faults=all} makes each go wrong in every way, and {@code -Dslipway.variant="GOOD:
 * ABORT_AFTER at #145"} plays only those whose names begin so.
 */
class FaultsAnywhereTest {
  private static final boolean ALL = "all".equals(System.getProperty("slipway.faults"));
  private static final String ONLY = System.getProperty("slipway.variant", "");
  private static final List<Fault> ON_WRITES =
      List.of(
          Fault.ABORT_AFTER,
          Fault.FAIL_AFTER,
          Fault.DIE_BEFORE,
          Fault.TIME_OUT_AFTER,
          Fault.TWICE,
          Fault.FAIL_BEFORE,
          Fault.DIE_AFTER);

  /** A read has no effect that could be hidden or doubled. */
  private static final List<Fault> ON_READS =
      List.of(
          Fault.FAIL_BEFORE, Fault.ABORT_AFTER, Fault.STALE, Fault.DIE_AFTER, Fault.TIME_OUT_AFTER);

  private static final Tally TALLY = new Tally();

  /** A story, and what it comes to when nothing goes wrong. */
  private record Undisturbed(Story story, List<Call> calls, Outcome outcome) {

    static Undisturbed of(Story story) {
      VirtualCloud cloud = prepared();
      int before = cloud.services().wiretap.calls().size();
      story.play(cloud);
      List<Call> all = cloud.services().wiretap.calls();
      List<Call> calls = all.subList(before, all.size());
      return new Undisturbed(story, calls, Outcome.of(cloud, "backend"));
    }

    Stream<Variant> variants() {
      return IntStream.range(0, calls.size()).boxed().flatMap(this::variants);
    }

    private Stream<Variant> variants(int index) {
      Call call = calls.get(index);
      List<Fault> faults = call.effect() ? ON_WRITES : ON_READS;
      Stream<Fault> chosen = ALL ? faults.stream() : Stream.of(faults.get(index % faults.size()));
      return chosen.map(fault -> new Variant(this, call, fault));
    }
  }

  /** One disturbed run. */
  private record Variant(Undisturbed undisturbed, Call call, Fault fault) {

    String name() {
      return undisturbed.story() + ": " + fault + " at " + call;
    }

    void play() {
      VirtualCloud cloud = prepared();
      cloud.faults(FaultPlan.at(call.number(), fault));
      Story story = undisturbed.story();
      story.play(cloud);
      Outcome outcome = Outcome.of(cloud, "backend");
      boolean same = outcome.equals(undisturbed.outcome());
      TALLY.add(story, fault, same ? "as undisturbed" : outcome.line());
      assertThat(
              same || story.allowed(fault).stream().anyMatch(end -> end.outcome().equals(outcome)))
          .as(() -> outcome + " in this story:\n" + cloud.told())
          .isTrue();
    }
  }

  private static VirtualCloud prepared() {
    return VirtualCloud.fresh(CloudServices.IN_ORDER, Route.DIRECT).with("backend:v1");
  }

  @ParameterizedTest
  @EnumSource
  void anUndisturbedRunIsTheSameEachTime(Story story) {
    assertThat(Undisturbed.of(story)).hasToString(Undisturbed.of(story).toString());
  }

  @TestFactory
  Stream<DynamicTest> disturbed() {
    return Stream.of(Story.values())
        .filter(story -> ONLY.isEmpty() || ONLY.startsWith(story.name()))
        .map(Undisturbed::of)
        .flatMap(Undisturbed::variants)
        .filter(variant -> variant.name().startsWith(ONLY))
        .map(variant -> DynamicTest.dynamicTest(variant.name(), variant::play));
  }

  @AfterAll
  static void tell() {
    System.out.println(TALLY);
  }
}
