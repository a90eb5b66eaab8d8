package dev.slipway.step;

import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.OLD;
import static dev.slipway.Samples.OLD_REVISION;

import dev.slipway.Samples;
import dev.slipway.core.Attempt;
import dev.slipway.core.ClaimDecision.Granted;
import dev.slipway.core.Deployment;
import dev.slipway.core.Ending;
import dev.slipway.core.Fact;
import dev.slipway.core.Facts;
import dev.slipway.core.Fence;
import dev.slipway.core.Proven;
import dev.slipway.fake.FakeFleet;
import dev.slipway.fake.FakeLedger;
import dev.slipway.fake.FakeParkedTasks;
import dev.slipway.fake.FakeTaskDefinitions;
import dev.slipway.port.Ledger.Consequence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A claimed deployment on a service that runs the old revision steadily. */
final class Fixture {
  final FakeLedger ledger = new FakeLedger();
  final FakeFleet fleet = new FakeFleet(OLD_REVISION, NOON);
  final FakeParkedTasks parkedTasks = new FakeParkedTasks();
  final FakeTaskDefinitions definitions =
      new FakeTaskDefinitions().with(OLD_REVISION, true, "registry/backend@" + OLD);
  final Observer observer = new Observer(fleet, groups -> List.of(), names -> List.of());
  private Fence fence = new Fence(0);

  /** Claims the service for the sample deployment. */
  Fixture claimed() {
    fence = new Fence(claim(Samples.deployment()));
    return this;
  }

  long claim(Deployment deployment) {
    return ((Granted) ledger.claim(deployment, NOON)).claim().holding().fence();
  }

  /** An earlier deployment proved the old revision. */
  Fixture proven() {
    Deployment earlier = Samples.deployment(NOON.minusSeconds(7200), "earlier");
    Granted granted = (Granted) ledger.claim(earlier, NOON.minusSeconds(7200));
    Attempt attempt =
        new Attempt(
            earlier,
            Ending.succeeded("earlier"),
            NOON.minusSeconds(7000),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    ledger.settle(granted.claim().holding(), attempt, Consequence.proven(Samples.proven()));
    return this;
  }

  Proven provenNow() {
    return ledger.proven("backend").getFirst();
  }

  Turn turn(Fact... more) {
    return turnAt(NOON, more);
  }

  Turn turnAt(Instant now, Fact... more) {
    List<Fact> facts = new ArrayList<>(List.of(Samples.deployment(), Samples.service(), fence));
    facts.addAll(List.of(more));
    return new Turn(new Facts(facts), now);
  }

  /** A newer deployment takes the claim. */
  void overtaken() {
    claim(Samples.deployment(NOON.plusSeconds(10), "newer"));
  }
}
