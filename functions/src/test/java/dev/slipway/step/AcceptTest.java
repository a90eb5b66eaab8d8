package dev.slipway.step;

import static dev.slipway.Samples.EXECUTION;
import static dev.slipway.Samples.NEW;
import static dev.slipway.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.AttachedService;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Deployment;
import dev.slipway.core.DeploymentRequest;
import dev.slipway.core.Ending;
import dev.slipway.core.Image;
import dev.slipway.core.ImageSource;
import dev.slipway.core.Order;
import dev.slipway.core.Outcome;
import dev.slipway.core.Trigger;
import dev.slipway.port.ImageRegistry;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AcceptTest {
  private static final Instant PUSHED = NOON.minusSeconds(60);
  private final Accept accept =
      new Accept(
          name -> Optional.of(Samples.service()).filter(service -> service.name().equals(name)),
          new OneImage());

  @Test
  void ordersAPushByItsPushTime() {
    Deployment deployment =
        accepted(new DeploymentRequest.Pushed("backend", "slipway/backend", NEW, PUSHED));
    assertThat(deployment.order()).isEqualTo(Order.of(PUSHED));
    assertThat(deployment.trigger()).isEqualTo(Trigger.PUSH);
    assertThat(deployment.id()).matches("backend-[0-9a-f]{12}");
  }

  @Test
  void ordersAManualRequestByTheStartOfItsExecution() {
    Deployment deployment = accepted(new DeploymentRequest.Newest("backend", false));
    assertThat(deployment.order()).isEqualTo(Order.of(NOON));
    assertThat(deployment.trigger()).isEqualTo(Trigger.MANUAL);
  }

  @Test
  void takesAnImageByTag() {
    Deployment deployment = accepted(new DeploymentRequest.Named("backend", "v2", true));
    assertThat(deployment.image().reference()).endsWith("slipway/backend@" + NEW);
    assertThat(deployment.trigger()).isEqualTo(Trigger.FORCED);
  }

  @Test
  void givesTheSamePushTheSameId() {
    DeploymentRequest push =
        new DeploymentRequest.Pushed("backend", "slipway/backend", NEW, PUSHED);
    assertThat(accepted(push).id()).isEqualTo(accepted(push).id());
  }

  @Test
  void rejectsAServiceItIsNotAttachedTo() {
    assertThat(rejected(new DeploymentRequest.Newest("unknown", false)))
        .isEqualTo(CauseCode.NOT_ATTACHED);
  }

  @Test
  void rejectsAnImageThatIsNotThere() {
    assertThat(rejected(new DeploymentRequest.Named("backend", "v9", false)))
        .isEqualTo(CauseCode.IMAGE_NOT_FOUND);
  }

  @Test
  void rejectsAPushToAnotherRepository() {
    assertThat(rejected(new DeploymentRequest.Pushed("backend", "slipway/frontend", NEW, PUSHED)))
        .isEqualTo(CauseCode.INVALID_REQUEST);
  }

  @Test
  void rejectsWhatItDoesNotUnderstand() {
    assertThat(rejected(new DeploymentRequest.Malformed("what", "fix")))
        .isEqualTo(CauseCode.INVALID_REQUEST);
  }

  private Answer take(DeploymentRequest request) {
    return accept.take(request, new Accept.Execution(EXECUTION, NOON));
  }

  private Deployment accepted(DeploymentRequest request) {
    Answer answer = take(request);
    assertThat(answer.outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(answer.facts().find(AttachedService.class)).contains(Samples.service());
    return answer.facts().need(Deployment.class);
  }

  private CauseCode rejected(DeploymentRequest request) {
    Answer answer = take(request);
    assertThat(answer.outcome()).isEqualTo(Outcome.ENDED);
    return answer.facts().need(Ending.class).cause().orElseThrow().code();
  }

  private static final class OneImage implements ImageRegistry {
    private final Image image = Samples.image(NEW, PUSHED);

    @Override
    public Optional<Image> find(String repository, String name) {
      return Optional.of(image).filter(each -> name.equals("v2") || name.equals(NEW));
    }

    @Override
    public String uriOf(String repository) {
      return image.repositoryUri();
    }

    @Override
    public Optional<Image> newest(ImageSource source) {
      return Optional.of(image);
    }
  }
}
