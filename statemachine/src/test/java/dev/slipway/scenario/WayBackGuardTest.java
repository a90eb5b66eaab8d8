package dev.slipway.scenario;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nothing goes forward that could not come back. */
class WayBackGuardTest {
  private static final Duration INTO_THE_BAKE = Duration.ofSeconds(110);

  @Test
  void anInactiveProvenRevisionIsRegisteredAgainAndReturnedTo() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.console().deregister(cloud.console().revisionOf("backend"));
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "ROLLED_BACK")
        .climbed("backend:v2", "TO_PROVEN")
        .calls("ecs:RegisterTaskDefinition", 2)
        .live("backend:v1")
        .proven("backend:v1")
        .story("revived-way-back");
  }

  @Test
  void whenTheNewestProvenImageIsGoneTheOlderOneIsTheWayBack() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1", "backend:v2").takesCapacity();
    cloud.deleteImage("backend:v2");
    cloud.push("backend:v3", Behaviour.diesAfter(INTO_THE_BAKE)).advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v3", "ROLLED_BACK")
        .live("backend:v1")
        .proven("backend:v1")
        .updates(2)
        .story("older-way-back");
  }

  @Test
  void aSuccessTellsOfTheProvenImageThatIsGone() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1", "backend:v2");
    cloud.deleteImage("backend:v2").push("backend:v3").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v3", "SUCCEEDED")
        .says("backend:v3", "is gone")
        .live("backend:v3")
        .story("older-way-back-unused");
  }

  @Test
  void withoutAnyWayBackNothingIsRegisteredAndNothingStarts() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.deleteImage("backend:v1").push("backend:v2").advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "REJECTED")
        .cause("backend:v2", "WAY_BACK_GONE")
        .calls("ecs:RegisterTaskDefinition", 0)
        .updates(0)
        .live("backend:v1")
        .neverTells("has started")
        .story("no-way-back");
  }

  @Test
  void forceGoesForwardWithoutAWayBack() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.deleteImage("backend:v1").push("backend:v2").advanceUntilQuiet();
    cloud.startManually(Ask.force("backend", "v2"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "REJECTED", "SUCCEEDED")
        .live("backend:v2")
        .proven("backend:v2")
        .updates(1)
        .story("no-way-back-forced");
  }

  @Test
  void whatIsForcedWithoutAWayBackAndFailsIsLeftToAPerson() {
    VirtualCloud cloud = VirtualCloud.running("backend:v1");
    cloud.deleteImage("backend:v1");
    cloud.push("backend:v2", Behaviour.exitsAtStart()).advanceUntilQuiet();
    cloud.startManually(Ask.force("backend", "v2"));
    cloud.advanceUntilQuiet();
    cloud
        .expect()
        .ends("backend:v2", "REJECTED", "NEEDS_HUMAN")
        .cause("backend:v2", "EXITS_AT_START")
        .updates(1)
        .pages(1)
        .story("no-way-back-forced-in-vain");
  }
}
