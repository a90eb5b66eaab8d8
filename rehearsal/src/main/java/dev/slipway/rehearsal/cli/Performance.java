package dev.slipway.rehearsal.cli;

import dev.slipway.rehearsal.attach.Attaching;
import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.local.CloudStage;
import dev.slipway.rehearsal.local.LocalCloud;
import dev.slipway.rehearsal.story.Narrator;
import dev.slipway.rehearsal.story.Repertoire;
import dev.slipway.rehearsal.story.Scenario;
import dev.slipway.rehearsal.story.Secrecy;
import dev.slipway.rehearsal.story.Story;
import dev.slipway.rehearsal.story.Wording;
import java.io.PrintStream;
import java.util.List;

/**
 * What is played on a running cloud. Each answers whether all of it ended as it must.
 *
 * @param journal of what happens in the cloud, told from the beginning on
 */
record Performance(Guide guide, CloudStage stage, Journal journal) {

  /** The story, from empty repositories on. */
  boolean story() {
    begin();
    boolean good = new Story(stage, out()).play();
    return isSecret() && good;
  }

  /** Situations instead of the story. */
  boolean situations(List<Scenario> scenarios) {
    begin();
    return new Repertoire(stage.house(), out()).play(scenarios);
  }

  /** A push in shadow, then the story, with services that keep their settings. */
  boolean attached(Attaching attaching) {
    attaching.attach(stage);
    begin();
    // Elsewhere the story's opening warms them up, before there are visitors to wait for tasks that
    // the start of so many processes slows down.
    guide.cloud().awaitWarmFunctions();
    Story story = new Story(stage, out());
    story.playInShadow();
    attaching.leaveShadow();
    boolean good = story.playOn();
    boolean untouched = attaching.isAllAsBefore();
    return isSecret() && good && untouched;
  }

  private void begin() {
    LocalCloud cloud = guide.cloud();
    cloud.prewarm();
    cloud.notice().ifPresent(out()::println);
    guide.introduce();
    journal.read(
        new Narrator(
            cloud.clock().now(), new Wording(cloud.stateComments()), cloud::subjectOf, out()));
  }

  private boolean isSecret() {
    return new Secrecy(stage.house().archive(), out()).isKept();
  }

  private PrintStream out() {
    return guide.out();
  }
}
