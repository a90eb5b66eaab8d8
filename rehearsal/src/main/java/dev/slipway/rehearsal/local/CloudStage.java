package dev.slipway.rehearsal.local;

import dev.slipway.rehearsal.image.ImageBuilder;
import dev.slipway.rehearsal.image.ImageSource;
import dev.slipway.rehearsal.image.RegistryClient;
import dev.slipway.rehearsal.image.Target;
import dev.slipway.rehearsal.story.Act;
import dev.slipway.rehearsal.story.Ending;
import dev.slipway.rehearsal.story.House;
import dev.slipway.rehearsal.story.Picture;
import dev.slipway.rehearsal.story.Stage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The local cloud as a story plays on it: pushes as a person would, reads as an operator would. */
public final class CloudStage implements Stage, AutoCloseable {

  private final LocalCloud cloud;
  private final Path applications;
  private final LiveServices services;
  private final Deployments deployments;
  private final Visitors visitors;

  /**
   * @param applications the folder with one folder for each service's image
   * @param requestsPerSecond how steadily the public load balancer is asked
   */
  public CloudStage(LocalCloud cloud, Path applications, int requestsPerSecond) {
    this.cloud = cloud;
    this.applications = applications;
    this.services = new LiveServices(cloud);
    this.deployments = new Deployments(cloud);
    this.visitors = new Visitors(() -> cloud.note().site(), requestsPerSecond);
  }

  /** This stage with all else that scenarios need. */
  public House house() {
    return new CloudHouse(cloud, this);
  }

  @Override
  public String push(Act act) {
    try (ImageSource images = new ImageSource();
        RegistryClient registry = new RegistryClient(cloud.note().registry())) {
      ImageBuilder.Order order =
          new ImageBuilder.Order(
              applications.resolve(act.service()),
              Map.of("VERSION", act.tag()),
              changes(act.picture()));
      return registry.push(images.open(order).image(), new Target(act.repository(), act.tag()));
    }
  }

  private static ImageBuilder.Changes changes(Picture picture) {
    return new ImageBuilder.Changes(
        picture.environment(), picture.labels(), picture.architecture(), picture.command());
  }

  @Override
  public Optional<Ending> ending(String service, String digest) {
    return deployments.ending(service, digest);
  }

  @Override
  public int tasksLaunched(String service, Instant since) {
    return services.tasksLaunched(service, since);
  }

  @Override
  public String live(String service) {
    return services.live(service);
  }

  @Override
  public Instant now() {
    return cloud.clock().now();
  }

  @Override
  public void openTraffic() {
    visitors.open();
  }

  @Override
  public void closeTraffic() {
    visitors.close();
  }

  @Override
  public Requests requests() {
    return visitors.count();
  }

  @Override
  public void close() {
    visitors.close();
  }
}
