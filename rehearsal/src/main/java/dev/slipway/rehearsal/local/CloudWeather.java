package dev.slipway.rehearsal.local;

import dev.slipway.rehearsal.cloud.Calm;
import dev.slipway.rehearsal.cloud.Trouble;
import dev.slipway.rehearsal.events.Disturbances.Disturbance;
import dev.slipway.rehearsal.logs.LocalLogs;
import dev.slipway.rehearsal.story.Weather;
import java.util.ArrayList;
import java.util.List;

/** Lets things befall the local cloud. */
final class CloudWeather implements Weather {

  private final LocalCloud cloud;
  private final List<Calm> disturbed = new ArrayList<>();

  CloudWeather(LocalCloud cloud) {
    this.cloud = cloud;
  }

  @Override
  public void lose(String source, String detailType) {
    Disturbance loss =
        Disturbance.losing(
            event ->
                event.path("source").asText().equals(source)
                    && event.path("detail-type").asText().equals(detailType));
    disturbed.add(cloud.disturbances().begin(loss));
  }

  @Override
  public void trouble(String service, Trouble trouble) {
    disturbed.add(cloud.services().ecs.trouble(cloud.attached(service).service(), trouble));
  }

  @Override
  public void withoutEndpoint(String service) {
    disturbed.add(cloud.services().network.withoutEndpoint(service));
  }

  @Override
  public void withoutLogGroup(String service) {
    LiveServices services = new LiveServices(cloud);
    String group =
        services
            .definition(services.service(service).taskDefinition())
            .containerDefinitions()
            .getFirst()
            .logConfiguration()
            .options()
            .get("awslogs-group");
    LocalLogs logs = cloud.services().logs;
    logs.deleteLogGroup(of -> of.logGroupName(group));
    disturbed.add(() -> logs.createLogGroup(of -> of.logGroupName(group)));
  }

  @Override
  public void calm() {
    disturbed.forEach(Calm::close);
    disturbed.clear();
  }
}
