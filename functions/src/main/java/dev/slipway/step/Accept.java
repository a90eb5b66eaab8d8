package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.AttachedService;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Deployment;
import dev.slipway.core.DeploymentRequest;
import dev.slipway.core.DeploymentRequest.Alarmed;
import dev.slipway.core.DeploymentRequest.Back;
import dev.slipway.core.DeploymentRequest.Drifted;
import dev.slipway.core.DeploymentRequest.Hold;
import dev.slipway.core.DeploymentRequest.Malformed;
import dev.slipway.core.DeploymentRequest.Named;
import dev.slipway.core.DeploymentRequest.Newest;
import dev.slipway.core.DeploymentRequest.Pushed;
import dev.slipway.core.DeploymentRequest.Recovery;
import dev.slipway.core.DeploymentRequest.Release;
import dev.slipway.core.DeploymentRequest.Swept;
import dev.slipway.core.Ending;
import dev.slipway.core.Image;
import dev.slipway.core.ImageSource;
import dev.slipway.core.Order;
import dev.slipway.core.Outcome;
import dev.slipway.core.Trigger;
import dev.slipway.port.ImageRegistry;
import dev.slipway.port.ServiceRecords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Turns a request into a deployment. The request is a hint: the service comes from its record, the
 * digest and the push time from the registry.
 */
public final class Accept {
  private final ServiceRecords records;
  private final ImageRegistry registry;

  public Accept(ServiceRecords records, ImageRegistry registry) {
    this.records = records;
    this.registry = registry;
  }

  /**
   * The execution that was asked.
   *
   * @param startedAt the order of a manual request
   */
  public record Execution(String arn, Instant startedAt) {}

  /** Accepts or rejects the request. */
  public Answer take(DeploymentRequest request, Execution execution) {
    return switch (request) {
      case Malformed malformed -> rejected(invalid(malformed.what(), malformed.fix()));
      case Pushed pushed -> onService(pushed.service(), pushed, execution);
      case Newest newest -> onService(newest.service(), newest, execution);
      case Named named -> onService(named.service(), named, execution);
      case Swept swept -> onService(swept.service(), swept, execution);
      case Recovery recovery -> onService(recovery.service(), recovery, execution);
      case Drifted drifted -> onService(drifted.service(), drifted, execution);
      case Alarmed alarmed -> onService(alarmed.service(), alarmed, execution);
      case Back back -> onService(back.service(), back, execution);
      case Hold hold -> onService(hold.service(), hold, execution);
      case Release release -> onService(release.service(), release, execution);
    };
  }

  private Answer onService(String name, DeploymentRequest request, Execution execution) {
    return records
        .find(name)
        .map(service -> onImage(service, request, execution))
        .orElseGet(() -> rejected(notAttached(name)));
  }

  private Answer onImage(AttachedService service, DeploymentRequest request, Execution execution) {
    ImageSource source = service.source();
    return switch (request) {
      case Malformed malformed -> rejected(invalid(malformed.what(), malformed.fix()));
      case Pushed pushed when !pushed.repository().equals(source.repository()) ->
          rejected(otherRepository(service, pushed));
      case Pushed pushed ->
          deploy(service, registry.find(source.repository(), pushed.digest()), pushed.digest())
              .with(Trigger.PUSH, execution);
      case Newest newest ->
          deploy(service, registry.newest(source), "with a tag like " + source.tagPattern())
              .with(trigger(newest.force()), execution);
      case Named named ->
          deploy(service, registry.find(source.repository(), named.image()), named.image())
              .with(trigger(named.force()), execution);
      case Swept swept -> rejected(invalid("not yet", "not yet"));
      case Recovery recovery -> rejected(invalid("not yet", "not yet"));
      case Drifted drifted -> rejected(invalid("not yet", "not yet"));
      case Alarmed alarmed -> rejected(invalid("not yet", "not yet"));
      case Back back -> rejected(invalid("not yet", "not yet"));
      case Hold hold -> rejected(invalid("not yet", "not yet"));
      case Release release -> rejected(invalid("not yet", "not yet"));
    };
  }

  private static Trigger trigger(boolean force) {
    return force ? Trigger.FORCED : Trigger.MANUAL;
  }

  private static Draft deploy(AttachedService service, Optional<Image> image, String wanted) {
    return new Draft(service, image, wanted);
  }

  private record Draft(AttachedService service, Optional<Image> image, String wanted) {

    Answer with(Trigger trigger, Execution execution) {
      return image
          .map(found -> accepted(service, deployment(found, trigger, execution)))
          .orElseGet(() -> rejected(imageNotFound(service.source().repository(), wanted)));
    }

    private Deployment deployment(Image found, Trigger trigger, Execution execution) {
      Order order =
          trigger == Trigger.PUSH
              ? new Order(found.pushedAt(), found.pushedAt())
              : Order.of(execution.startedAt());
      String id = Deployment.idOf(service.name(), found.content().digest(), order.pushed());
      return new Deployment(
          id, service.name(), execution.arn(), order, found, trigger, Optional.empty());
    }
  }

  private static Answer accepted(AttachedService service, Deployment deployment) {
    return Answer.of(Outcome.ACCEPTED, service, deployment);
  }

  private static Answer rejected(Cause cause) {
    return Answer.ended(Ending.rejected(cause));
  }

  private static Cause invalid(String what, String fix) {
    return new Cause(CauseCode.INVALID_REQUEST, what, List.of(), fix);
  }

  private static Cause otherRepository(AttachedService service, Pushed pushed) {
    return invalid(
        "The pushed repository is '%s', but service '%s' takes its images from '%s'."
            .formatted(pushed.repository(), service.name(), service.source().repository()),
        "Correct the rule that started this, or the service's record.");
  }

  private static Cause notAttached(String name) {
    return new Cause(
        CauseCode.NOT_ATTACHED,
        "Slipway is not attached to a service named '" + name + "'.",
        List.of(),
        "Use the name of an attached service, or attach it first.");
  }

  private static Cause imageNotFound(String repository, String wanted) {
    return new Cause(
        CauseCode.IMAGE_NOT_FOUND,
        "Repository '" + repository + "' has no image " + wanted + ".",
        List.of(),
        "Push the image, or name one that is there.");
  }
}
