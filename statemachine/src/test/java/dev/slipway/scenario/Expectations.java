package dev.slipway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Attempt;
import dev.slipway.core.Cause;
import dev.slipway.core.Climb;
import dev.slipway.core.GateResult;
import dev.slipway.core.Quarantine;
import dev.slipway.scenario.cloud.Attached;
import dev.slipway.scenario.cloud.CloudServices;
import dev.slipway.scenario.cloud.Images;
import dev.slipway.scenario.cloud.View;
import dev.slipway.scenario.fault.Call;
import dev.slipway.scenario.trace.Golden;
import dev.slipway.scenario.trace.Trace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Service;

/** What came of a scenario; each failure shows the whole story. */
public final class Expectations {
  private final CloudServices cloud;
  private final View view;
  private final Trace trace;
  private final int callsBefore;
  private final int executionsBefore;

  Expectations(CloudServices cloud, Trace trace, VirtualCloud.Past past) {
    this.cloud = cloud;
    this.view = cloud.view();
    this.trace = trace;
    this.callsBefore = past.calls();
    this.executionsBefore = past.executions();
  }

  /** All ends of an image's deployments, in the order they were recorded. */
  public Expectations ends(String image, String... ends) {
    assertThat(attempts(image).map(each -> each.ending().end().name()))
        .as(because("the ends of " + image))
        .containsExactly(ends);
    return this;
  }

  /** The cause code of the last end of an image's deployments. */
  public Expectations cause(String image, String code) {
    assertThat(attempts(image).toList().getLast().ending().cause().map(Cause::code))
        .as(because("why " + image + " ended"))
        .map(Enum::name)
        .contains(code);
    return this;
  }

  /** The service runs this image and nothing else, in as many healthy tasks as desired. */
  public Expectations live(String image) {
    ImageName name = ImageName.of(image);
    Attached at = view.attached(name.service());
    Service service = view.service(at);
    assertThat(view.tagOf(at, service.taskDefinition()))
        .as(because("what is live"))
        .isEqualTo(name.tag());
    assertThat(view.healthyTargets(at))
        .as(because("healthy targets of " + name.service()))
        .isEqualTo(service.desiredCount());
    return this;
  }

  /** A rollback of the service would bring this image. */
  public Expectations proven(String image) {
    ImageName name = ImageName.of(image);
    assertThat(cloud.ledger.proven(name.service()).stream().findFirst())
        .as(because("the proven revision"))
        .map(proven -> view.tagOf(view.attached(name.service()), proven.taskDefinition()))
        .contains(name.tag());
    return this;
  }

  /** The parameter that the infrastructure reads names this image. */
  public Expectations published(String image) {
    ImageName name = ImageName.of(image);
    Attached at = view.attached(name.service());
    Images.Pushed pushed = cloud.images.named(at.repository(), name.tag());
    assertThat(cloud.ssm.value("/slipway/live/" + name.service()))
        .as(because("the live image parameter"))
        .hasValueSatisfying(value -> assertThat(value).endsWith("@" + pushed.digest()));
    return this;
  }

  /** How often the functions called UpdateService since the story began. */
  public Expectations updates(int times) {
    return calls("ecs:UpdateService", times);
  }

  /** How often the functions made this call since the story began. */
  public Expectations calls(String action, int times) {
    assertThat(callsSince().filter(call -> call.action().equals(action)).count())
        .as(because("calls of " + action))
        .isEqualTo(times);
    return this;
  }

  private Stream<Call> callsSince() {
    List<Call> all = cloud.wiretap.calls();
    return all.subList(callsBefore, all.size()).stream();
  }

  /** The last end of an image's deployments tells this. */
  public Expectations says(String image, String words) {
    assertThat(attempts(image).toList().getLast().ending().sentence())
        .as(because("what the end of " + image + " says"))
        .contains(words);
    return this;
  }

  /** What a person is to do after the last end of an image's deployments has these words. */
  public Expectations advises(String image, String words) {
    assertThat(attempts(image).toList().getLast().ending().cause().map(Cause::nextStep))
        .as(because("the next step after " + image))
        .hasValueSatisfying(step -> assertThat(step).contains(words));
    return this;
  }

  /** The rungs that the last of an image's deployments climbed, each with its times and result. */
  public Expectations climbed(String image, String... rungs) {
    List<Climb> climbs = attempts(image).toList().getLast().rungs();
    assertThat(climbs)
        .as(because("the rungs of " + image))
        .allSatisfy(climb -> assertThat(climb.to()).isAfterOrEqualTo(climb.from()))
        .allSatisfy(climb -> assertThat(climb.result()).isNotBlank())
        .extracting(climb -> climb.rung().name())
        .containsExactly(rungs);
    return this;
  }

  /** Automatic deployments to the service wait for a person. */
  public Expectations held(String service) {
    assertThat(cloud.ledger.hold(service)).as(because("the hold")).isPresent();
    return this;
  }

  public Expectations notHeld(String service) {
    assertThat(cloud.ledger.hold(service)).as(because("the hold")).isEmpty();
    return this;
  }

  /** The image is not deployed again unless forced. */
  public Expectations quarantined(String image) {
    assertThat(quarantine(image)).as(because("the quarantine of " + image)).isPresent();
    return this;
  }

  public Expectations notQuarantined(String image) {
    assertThat(quarantine(image)).as(because("the quarantine of " + image)).isEmpty();
    return this;
  }

  private Optional<Quarantine> quarantine(String image) {
    ImageName name = ImageName.of(image);
    String repository = view.attached(name.service()).repository();
    String digest = cloud.images.named(repository, name.tag()).digest();
    return cloud.ledger.quarantine(name.service(), digest);
  }

  /** How many tasks the service shall run. */
  public Expectations desired(String service, int count) {
    assertThat(view.service(view.attached(service)).desiredCount())
        .as(because("the desired count of " + service))
        .isEqualTo(count);
    return this;
  }

  /** How many executions there were since the story began. */
  public Expectations executions(int count) {
    assertThat(view.executions().size() - executionsBefore)
        .as(because("executions"))
        .isEqualTo(count);
    return this;
  }

  /** How many deployments called a person; what alarms say is told in the story. */
  public Expectations pages(int count) {
    assertThat(cloud.sns.published())
        .filteredOn(page -> page.topicArn().contains("Pages") && !page.subject().contains("ALARM"))
        .as(because("pages"))
        .hasSize(count);
    return this;
  }

  /** The history of an image's last deployment has what this gate said, which was no passing. */
  public Expectations gate(String image, String gate, GateResult.Standing standing, String words) {
    assertThat(attempts(image).toList().getLast().notes().gates())
        .as(because("the gates of " + image))
        .filteredOn(result -> result.gate().equals(gate) && result.standing() == standing)
        .singleElement()
        .satisfies(result -> assertThat(result.sentence()).contains(words));
    return this;
  }

  /** The last notice that people got has these words. */
  public Expectations notice(String words) {
    assertThat(cloud.sns.published().getLast().text())
        .as(because("the last notice"))
        .contains(words);
    return this;
  }

  /** Nothing was written for this execution: each of its calls only read. */
  public Expectations reads(String execution) {
    assertThat(callsSince().filter(call -> call.by().execution().equals(Optional.of(execution))))
        .as(because("the calls of " + execution))
        .isNotEmpty()
        .noneMatch(Call::effect);
    return this;
  }

  /** Words that the story has. */
  public Expectations tells(String words) {
    assertThat(trace.text()).contains(words);
    return this;
  }

  /** Words that the story has not. */
  public Expectations neverTells(String words) {
    assertThat(trace.text()).doesNotContain(words);
    return this;
  }

  /** The story is the one of {@code statemachine/scenarios/<name>.txt}. */
  public void story(String name) {
    Golden.check(name, trace.text());
  }

  private Stream<Attempt> attempts(String text) {
    ImageName image = ImageName.of(text);
    return cloud.ledger.attempts().stream()
        .filter(attempt -> attempt.deployment().service().equals(image.service()))
        .filter(attempt -> tag(attempt).equals(image.tag()));
  }

  private String tag(Attempt attempt) {
    String digest = attempt.deployment().image().content().digest();
    return cloud.images.find(digest).map(Images.Pushed::tag).orElse("?");
  }

  private String because(String what) {
    return what + " in this story:\n" + trace.text().replace("%", "%%");
  }
}
