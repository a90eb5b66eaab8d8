package dev.slipway.scenario.rule;

import dev.slipway.scenario.cloud.Attached;
import dev.slipway.scenario.cloud.View;
import dev.slipway.scenario.fault.Call;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;

/** No revision is ever registered with a tag in its attached container. */
public final class OnlyDigests implements Rule {
  private final List<Attached> attached;
  private final Broken broken = new Broken();

  public OnlyDigests(View view) {
    this.attached = view.attached();
  }

  @Override
  public void before(Call call, Object[] arguments) {
    Stream.of(arguments)
        .filter(RegisterTaskDefinitionRequest.class::isInstance)
        .map(RegisterTaskDefinitionRequest.class::cast)
        .flatMap(request -> request.containerDefinitions().stream())
        .filter(this::isAttached)
        .map(ContainerDefinition::image)
        .filter(image -> !image.matches(".+@sha256:[0-9a-f]{64}"))
        .forEach(image -> broken.add(call + " names " + image));
  }

  private boolean isAttached(ContainerDefinition container) {
    return attached.stream().anyMatch(each -> each.container().equals(container.name()));
  }

  @Override
  public List<String> broken(View view) {
    return broken.all();
  }
}
