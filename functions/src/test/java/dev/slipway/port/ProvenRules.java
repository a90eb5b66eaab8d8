package dev.slipway.port;

import static dev.slipway.Samples.NOON;
import static dev.slipway.Samples.deployment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Samples;
import dev.slipway.core.Holding;
import dev.slipway.core.Proven;
import dev.slipway.core.Quarantine;
import dev.slipway.core.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which revisions are remembered as good, and which images as bad. */
abstract class ProvenRules extends GateRules {

  @Test
  void adoptsARevisionAsTheNewest() {
    Holding holding = held();
    ledger.adopt(holding, proven(1, 'c'));
    ledger.adopt(holding, proven(2, 'd'));
    assertThat(ledger.proven("backend")).containsExactly(proven(2, 'd'), proven(1, 'c'));
  }

  @Test
  void leavesTheNewestRevisionAsItIs() {
    Holding holding = held();
    ledger.adopt(holding, proven(1, 'c'));
    ledger.adopt(holding, adopted(proven(1, 'c')));
    assertThat(ledger.proven("backend")).containsExactly(proven(1, 'c'));
  }

  @Test
  void bringsAnOlderRevisionToTheFrontWithoutASecondEntry() {
    Holding holding = held();
    ledger.adopt(holding, proven(1, 'c'));
    ledger.adopt(holding, proven(2, 'd'));
    Proven again = adopted(proven(1, 'c'));
    ledger.adopt(holding, again);
    assertThat(ledger.proven("backend")).containsExactly(again, proven(2, 'd'));
  }

  private static Proven adopted(Proven like) {
    return new Proven(
        like.taskDefinition(), like.content(), Optional.empty(), LATER, Proven.ADOPTED);
  }

  @Test
  void remembersTenRevisions() {
    Holding holding = held();
    List<Proven> all = IntStream.rangeClosed(1, 12).mapToObj(each -> proven(each, 'c')).toList();
    all.forEach(each -> ledger.adopt(holding, each));
    assertThat(ledger.proven("backend")).isEqualTo(all.subList(2, 12).reversed());
  }

  @Test
  void keepsTheRevisionsOfServicesApart() {
    ledger.adopt(held(), proven(1, 'c'));
    assertThat(ledger.proven("frontend")).isEmpty();
  }

  @Test
  void adoptsNothingForTheDisplacedAlsoWhenSomethingIsProven() {
    Holding older = held();
    ledger.adopt(older, Samples.proven());
    granted(NEWER);
    assertThatThrownBy(() -> ledger.adopt(older, Samples.proven())).isInstanceOf(ClaimLost.class);
  }

  @Test
  void condemnsAnImageWithAllItsRevisions() {
    Holding holding = held();
    ledger.adopt(holding, proven(1, 'a'));
    ledger.adopt(holding, proven(2, 'b'));
    ledger.adopt(holding, proven(3, 'a'));
    Quarantine quarantine = quarantine(deployment(), NOON);
    ledger.condemn(holding, quarantine);
    assertThat(ledger.quarantine("backend", Samples.NEW)).contains(quarantine);
    assertThat(ledger.proven("backend")).containsExactly(proven(2, 'b'));
  }

  @Test
  void condemnsTheOnlyRevisionToo() {
    Holding holding = held();
    ledger.adopt(holding, proven(1, 'a'));
    ledger.condemn(holding, quarantine(deployment(), NOON));
    assertThat(ledger.proven("backend")).isEmpty();
    ledger.adopt(holding, proven(2, 'b'));
    assertThat(ledger.proven("backend")).containsExactly(proven(2, 'b'));
  }

  @Test
  void condemnsTwiceLikeOnce() {
    Holding holding = held();
    ledger.condemn(holding, quarantine(deployment(), NOON));
    ledger.condemn(holding, quarantine(deployment(), LATER));
    assertThat(ledger.quarantine("backend", Samples.NEW)).contains(quarantine(deployment(), NOON));
  }

  @Test
  void tellsTheLatestDeploymentThatFoundTheImageOut() {
    condemned();
    Holding holding = granted(with(deployment(), Trigger.FORCED)).claim().holding();
    Quarantine later = quarantine(deployment(), LATER);
    ledger.condemn(holding, later);
    assertThat(ledger.quarantine("backend", Samples.NEW)).contains(later);
  }

  @Test
  void keepsOtherImagesOutOfQuarantine() {
    condemned();
    assertThat(ledger.quarantine("backend", Samples.OLD)).isEmpty();
    assertThat(ledger.quarantine("frontend", Samples.NEW)).isEmpty();
  }
}
