package dev.slipway.rehearsal.ecs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.ServiceConnectConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceVolumeConfiguration;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/**
 * Settings of a service that the API shows on its deployments and revisions, not on the service
 * itself (ECS API, Deployment and ServiceRevision, read 2026-11).
 *
 * @param connect kept and shown; no proxy is run and no name is served
 * @param volumes kept and shown; none is made
 */
record RevisionSettings(
    Optional<ServiceConnectConfiguration> connect, List<ServiceVolumeConfiguration> volumes) {

  static final RevisionSettings NONE = new RevisionSettings(Optional.empty(), List.of());

  RevisionSettings {
    volumes = List.copyOf(volumes);
  }

  static RevisionSettings of(CreateServiceRequest request) {
    return new RevisionSettings(
        Optional.ofNullable(request.serviceConnectConfiguration()), request.volumeConfigurations());
  }

  /** What an update leaves out stays as it is (ECS API, UpdateService, read 2026-11). */
  RevisionSettings updated(UpdateServiceRequest request) {
    return new RevisionSettings(
        Optional.ofNullable(request.serviceConnectConfiguration()).or(() -> connect),
        request.hasVolumeConfigurations() ? request.volumeConfigurations() : volumes);
  }

  /** Puts them on a deployment or a revision. */
  void show(SdkPojo builder) {
    Deployment.Builder settings = Deployment.builder();
    connect.ifPresent(settings::serviceConnectConfiguration);
    Stream.of(volumes).filter(all -> !all.isEmpty()).forEach(settings::volumeConfigurations);
    Fields.overlay(settings.build(), builder);
  }
}
