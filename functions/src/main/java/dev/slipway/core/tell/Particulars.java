package dev.slipway.core.tell;

import dev.slipway.core.Asker;
import dev.slipway.core.Attempt;
import dev.slipway.core.Deployment;
import dev.slipway.core.GateResult;
import dev.slipway.core.Image;
import dev.slipway.core.ImageProfile;
import dev.slipway.core.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a notice says of a deployment besides its end: what to note, who, what, how long, where. */
record Particulars(Attempt attempt, Optional<Place> place) {

  List<String> paragraphs() {
    List<String> all = new ArrayList<>();
    for (List<String> lines : List.of(notes(), origin(), times(), links())) {
      if (!lines.isEmpty()) {
        all.add(String.join("\n", lines));
      }
    }
    return all;
  }

  private List<String> notes() {
    List<String> all = new ArrayList<>();
    attempt.notes().remarks().stream()
        // A success says them in its sentence.
        .filter(remark -> !attempt.ending().sentence().contains(remark))
        .forEach(remark -> all.add("Note: " + remark));
    attempt.notes().gates().forEach(result -> all.add(gate(result)));
    return all;
  }

  private static String gate(GateResult result) {
    String standing = result.standing().name().toLowerCase(Locale.ROOT);
    return "Gate %s %s: %s".formatted(result.gate(), standing, result.sentence());
  }

  private List<String> origin() {
    Deployment deployment = attempt.deployment();
    Image image = deployment.image();
    String named =
        image.tag().map(tag -> tag + " is " + image.content().shortDigest()).orElse(image.label());
    List<String> all = new ArrayList<>(List.of(named + ", pushed " + image.pushedAt() + build()));
    all.add(asked(deployment));
    return all;
  }

  private String build() {
    Optional<ImageProfile> profile = attempt.notes().profile();
    return profile.flatMap(ImageProfile::commit).map(commit -> ", commit " + commit).orElse("")
        + profile.flatMap(ImageProfile::pusher).map(name -> ", by " + name).orElse("");
  }

  private static String asked(Deployment deployment) {
    String who = deployment.asker().flatMap(Asker::name).orElse("a person");
    String asked =
        switch (deployment.trigger()) {
          case PUSH -> "Begun by the push";
          case SWEEP -> "Begun by the sweep, which found the push";
          case ALARM -> "Begun by an alarm after the bake";
          case MANUAL -> "Asked for by " + who;
          case FORCED -> "Forced by " + who;
          case ROLLBACK -> "Way back asked for by " + who;
        };
    return asked + deployment.asker().flatMap(Asker::reason).map(why -> ": " + why).orElse("");
  }

  private List<String> times() {
    Durations durations = Durations.of(attempt);
    List<String> all = new ArrayList<>();
    durations.rollout().ifPresent(each -> all.add("rolled out in " + Words.of(each)));
    durations.timeToFail().ifPresent(each -> all.add("failed after " + Words.of(each)));
    durations.rollback().ifPresent(each -> all.add("back within " + Words.of(each)));
    durations.leadTime().ifPresent(each -> all.add("proven " + Words.of(each) + since()));
    return all.isEmpty() ? all : List.of("Times: " + String.join(", ", all));
  }

  private String since() {
    boolean known = attempt.notes().profile().flatMap(ImageProfile::builtAt).isPresent();
    return known ? " after its build" : " after its push";
  }

  private List<String> links() {
    List<String> all = new ArrayList<>();
    all.add("Execution: " + Links.execution(attempt.deployment().execution()));
    place.ifPresent(there -> all.add("Service: " + Links.service(there)));
    return all;
  }
}
