package dev.slipway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.scenario.cloud.CloudServices;
import dev.slipway.scenario.cloud.Route;
import dev.slipway.scenario.fault.Call;
import dev.slipway.scenario.fault.Fault;
import dev.slipway.scenario.fault.FaultPlan;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each call of a deployment goes wrong in each way, one at a time; whatever that is, the rules hold
 * and the story ends as one of those it may end as. {@code -Dslipway.faults=some} disturbs every
 * write and every fifth read, {@code all} every call. {@code -Dslipway.variant="GOOD: ABORT_AFTER
 * at #145"} plays only the variants whose names have that.
 */
@EnabledIfSystemProperty(named = "slipway.faults", matches = "some|all")
class FaultsAnywhereTest {
  private static final boolean ALL = "all".equals(System.getProperty("slipway.faults"));
  private static final String ONLY = System.getProperty("slipway.variant", "");
  private static final int SOME = 5;

  /** One disturbed run. */
  private record Variant(Story story, Call call, Fault fault) {

    String name() {
      return story + ": " + fault + " at " + call;
    }

    void play() {
      VirtualCloud cloud = prepared();
      cloud.faults(FaultPlan.at(call.number(), fault));
      story.play(cloud);
      assertThat(story.allowed()).as(cloud.told()).contains(Outcome.of(cloud, "backend"));
    }
  }

  private static VirtualCloud prepared() {
    return VirtualCloud.fresh(CloudServices.IN_ORDER, Route.DIRECT).with("backend:v1");
  }

  @ParameterizedTest
  @EnumSource
  void anUndisturbedRunIsTheSameEachTime(Story story) {
    assertThat(calls(story))
        .map(Call::toString)
        .isEqualTo(calls(story).stream().map(Call::toString).toList());
  }

  @TestFactory
  Stream<DynamicTest> disturbed() {
    return Stream.of(Story.values())
        .flatMap(story -> calls(story).stream().flatMap(call -> variants(story, call)))
        .filter(variant -> variant.name().contains(ONLY))
        .map(variant -> DynamicTest.dynamicTest(variant.name(), variant::play));
  }

  private static List<Call> calls(Story story) {
    VirtualCloud cloud = prepared();
    int before = cloud.services().wiretap.calls().size();
    story.play(cloud);
    List<Call> all = cloud.services().wiretap.calls();
    return all.subList(before, all.size());
  }

  private static Stream<Variant> variants(Story story, Call call) {
    List<Fault> faults =
        call.effect()
            ? List.of(
                Fault.FAIL_BEFORE,
                Fault.FAIL_AFTER,
                Fault.TWICE,
                Fault.DIE_AFTER,
                Fault.ABORT_AFTER)
            : ALL || call.number() % SOME == 0
                ? List.of(Fault.FAIL_BEFORE, Fault.STALE, Fault.DIE_AFTER, Fault.ABORT_AFTER)
                : List.of();
    return faults.stream().map(fault -> new Variant(story, call, fault));
  }
}
