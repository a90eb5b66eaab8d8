package dev.slipway.core.cause;

import dev.slipway.core.Cause;
import dev.slipway.core.Rollout;
import dev.slipway.core.evidence.Alarm;
import dev.slipway.core.evidence.Definition;
import dev.slipway.core.evidence.Definition.DefinedContainer;
import dev.slipway.core.evidence.ObservedTask;
import dev.slipway.core.evidence.ServiceDeployment;
import dev.slipway.core.evidence.ServiceSettings.Attachment;
import dev.slipway.core.evidence.ServiceSettings.Network;
import dev.slipway.core.evidence.ServiceState;
import dev.slipway.core.evidence.Surroundings;
import dev.slipway.core.evidence.TargetGroup;
import dev.slipway.core.evidence.TargetHealth;
import dev.slipway.core.evidence.VpcNetwork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was found out about a revision that failed. Any of it may be missing: a diagnosis takes what
 * it can get.
 *
 * @param told the cause as the verdict told it
 * @param log the last lines of the first container that crashed, oldest first
 * @param unread what could not be read, and why
 */
public record Findings(
    Cause told, Subject subject, Sight sight, Setup setup, List<String> log, List<String> unread) {
  private static final Pattern ILL_TASK = Pattern.compile("\\(task (\\S+)\\) (?:\\(port|failed)");

  /**
   * What failed.
   *
   * @param containers names of the containers whose image changed
   * @param inBake whether it had passed its rollout
   * @param now when the diagnosis began
   */
  public record Subject(List<String> containers, Rollout rollout, boolean inBake, Instant now) {

    /** The one that is spoken of where one stands for all. */
    public String container() {
      return containers.getFirst();
    }

    /** The Region, from the revision's ARN. */
    public String region() {
      return rollout.taskDefinition().split(":", -1)[3];
    }
  }

  /** What is to be seen. */
  public record Sight(
      Optional<ServiceState> service,
      Optional<ServiceDeployment> deployment,
      List<ObservedTask> tasks,
      Surroundings surroundings) {}

  /** How the service and what stands around it are set up. */
  public record Setup(
      Optional<Definition> definition, List<TargetGroup> groups, VpcNetwork network) {}

  /** The tasks of this rollout. */
  List<ObservedTask> tasks() {
    return sight.tasks().stream().filter(subject.rollout()::started).toList();
  }

  /** The targets that are tasks of this rollout; all of them when their addresses are not known. */
  List<TargetHealth> targets() {
    List<String> addresses =
        tasks().stream().flatMap(task -> task.life().address().stream()).toList();
    return sight.surroundings().targets().stream()
        .filter(target -> addresses.isEmpty() || addresses.contains(target.address()))
        .toList();
  }

  /** The service's events since the rollout began, without those on other tasks, newest first. */
  List<ServiceState.Event> events() {
    return sight.service().stream()
        .flatMap(service -> service.events().stream())
        .filter(event -> !event.at().isBefore(subject.rollout().startedAt()))
        .filter(this::isOwn)
        .toList();
  }

  private boolean isOwn(ServiceState.Event event) {
    List<String> ids = tasks().stream().map(ObservedTask::id).toList();
    return ids.isEmpty()
        || ILL_TASK
            .matcher(event.message())
            .results()
            .map(each -> each.group(1))
            .allMatch(ids::contains);
  }

  /** Where the service's tasks stand. */
  Optional<Network> network() {
    return sight.service().map(service -> service.settings().network());
  }

  /** The container ports that are registered with target groups. */
  List<Attachment> attachments() {
    return sight.service().stream()
        .flatMap(service -> service.settings().attachments().stream())
        .toList();
  }

  List<Alarm> alarms() {
    return sight.surroundings().alarms();
  }

  /** The container whose image changed, as the task definition has it. */
  Optional<DefinedContainer> container() {
    return setup.definition().flatMap(each -> each.container(subject.container()));
  }

  /** All of AWS's words: on the tasks, in events, and what the verdict had read. */
  String words() {
    StringBuilder words = new StringBuilder(String.join("\n", told.evidence()));
    tasks().forEach(task -> words.append('\n').append(task.words()));
    events().forEach(event -> words.append('\n').append(event.message()));
    return words.toString();
  }
}
