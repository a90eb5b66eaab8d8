package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.Asker;
import dev.slipway.core.AttachedService;
import dev.slipway.core.Deployment;
import dev.slipway.core.DeploymentRequest;
import dev.slipway.core.DeploymentRequest.Alarmed;
import dev.slipway.core.DeploymentRequest.Answered;
import dev.slipway.core.DeploymentRequest.Back;
import dev.slipway.core.DeploymentRequest.Drifted;
import dev.slipway.core.DeploymentRequest.Foresee;
import dev.slipway.core.DeploymentRequest.Hold;
import dev.slipway.core.DeploymentRequest.Malformed;
import dev.slipway.core.DeploymentRequest.Named;
import dev.slipway.core.DeploymentRequest.Newest;
import dev.slipway.core.DeploymentRequest.Pushed;
import dev.slipway.core.DeploymentRequest.Recovery;
import dev.slipway.core.DeploymentRequest.Release;
import dev.slipway.core.DeploymentRequest.Swept;
import dev.slipway.core.DeploymentRequest.Told;
import dev.slipway.core.Image;
import dev.slipway.core.Mode;
import dev.slipway.core.Order;
import dev.slipway.core.Outcome;
import dev.slipway.core.Trigger;
import dev.slipway.port.Alarms;
import dev.slipway.port.Fleet;
import dev.slipway.port.ImageRegistry;
import dev.slipway.port.Ledger;
import dev.slipway.port.ParkedTasks;
import dev.slipway.port.ServiceRecords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Turns a request into a deployment. The request is a hint: the service comes from its record, the
 * digest and the push time from the registry, and what happened before from the ledger.
 */
public final class Accept {
  private final ServiceRecords records;
  private final Onward onward;
  private final Backward backward;
  private final Takeover takeover;
  private final Holds holds;
  private final Watchfulness watchfulness;
  private final Approvals approvals;

  public Accept(Sources sources) {
    records = sources.records();
    onward = new Onward(sources.registry());
    backward =
        new Backward(
            new Live(sources.fleet(), sources.registry()), sources.ledger(), sources.alarms());
    takeover = new Takeover(sources.ledger());
    holds = new Holds(sources.ledger());
    watchfulness = new Watchfulness(sources.fleet(), sources.ledger());
    approvals = new Approvals(sources.ledger(), sources.parkedTasks());
  }

  /** Where the truth behind a request is read. */
  public record Sources(
      ServiceRecords records,
      ImageRegistry registry,
      Ledger ledger,
      Fleet fleet,
      Alarms alarms,
      ParkedTasks parkedTasks) {}

  /**
   * The execution that was asked.
   *
   * @param startedAt the order of a manual request
   * @param asker what the request says of the person behind it
   */
  public record Execution(String arn, Instant startedAt, Optional<Asker> asker) {

    /** One of which nothing is known but itself. */
    public Execution(String arn, Instant startedAt) {
      this(arn, startedAt, Optional.empty());
    }

    Execution askedBy(Asker person) {
      return new Execution(arn, startedAt, Optional.of(person));
    }
  }

  /** A request on a service that there is. */
  record Asked(AttachedService service, Execution execution) {

    String name() {
      return service.name();
    }

    /** The deployment that the request begins. */
    Deployment deployment(Image image, Order order, Trigger trigger) {
      String id = Deployment.idOf(name(), image.content().digest(), order.pushed());
      Deployment begun =
          Deployment.of(id, name(), execution.arn(), order, image, trigger, Optional.empty());
      return execution.asker().map(begun::askedBy).orElse(begun);
    }
  }

  /** Accepts the request, or ends with the reason why not. */
  public Answer take(DeploymentRequest request, Execution execution) {
    return switch (request) {
      case Malformed malformed -> Rejections.invalid(malformed.what(), malformed.fix());
      case Pushed it -> bringing(it.service(), execution, asked -> onward.pushed(asked, it));
      case Swept it -> bringing(it.service(), execution, asked -> onward.swept(asked, it.digest()));
      case Newest it ->
          bringing(it.service(), execution, asked -> onward.newest(asked, it.force()));
      case Named it -> bringing(it.service(), execution, asked -> onward.named(asked, it));
      case Back it -> on(it.service(), execution, Shadow.refusing(backward::asked));
      case Alarmed it ->
          tending(it.service(), execution, asked -> backward.alarmed(asked, it.alarm()));
      case Recovery it -> tending(it.service(), execution, asked -> takeover.from(asked, it));
      case Drifted it -> tending(it.service(), execution, watchfulness::drifted);
      case Hold it -> on(it.service(), execution, asked -> holds.hold(asked, it.reason()));
      case Release it -> bringing(it.service(), execution, this::released);
      case Answered it -> on(it.service(), execution, asked -> approvals.answer(asked, it));
      case Told it -> take(it.request(), execution.askedBy(it.asker()));
      case Foresee it -> planning(take(it.request(), execution));
    };
  }

  // Who asks for a plan gets one also of a service in shadow, and no record of it.
  private static Answer planning(Answer answer) {
    return List.of(Outcome.ACCEPTED, Outcome.PLANNING).contains(answer.outcome())
        ? new Answer(Outcome.PLANNING, answer.facts())
            .with(answer.facts().need(AttachedService.class).in(Mode.DEPLOY))
        : answer;
  }

  private Answer bringing(String name, Execution execution, Function<Asked, Answer> answer) {
    return on(name, execution, Shadow.foreseeing(answer));
  }

  private Answer tending(String name, Execution execution, Function<Asked, Answer> answer) {
    return on(name, execution, Shadow.resting(answer));
  }

  private Answer released(Asked asked) {
    holds.release(asked.name());
    return holds.afterRelease(onward.newest(asked, false));
  }

  private Answer on(String name, Execution execution, Function<Asked, Answer> answer) {
    return records
        .find(name)
        .map(service -> answer.apply(new Asked(service, execution)).with(service))
        .orElseGet(() -> Rejections.notAttached(name));
  }
}
