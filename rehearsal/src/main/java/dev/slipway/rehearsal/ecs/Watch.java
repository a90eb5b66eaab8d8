package dev.slipway.rehearsal.ecs;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes each service look at itself: at once when something changed, and every now and then. */
final class Watch {

  private final Lane lane;
  private final Clusters clusters;
  private final Set<LocalService> changed = new LinkedHashSet<>();
  private @Nullable Reconciler reconciler;

  Watch(Lane lane, Clusters clusters) {
    this.lane = lane;
    this.clusters = clusters;
  }

  void start(Reconciler by, Duration pause) {
    reconciler = by;
    lane.every(pause, () -> List.copyOf(clusters.services()).forEach(this::look));
  }

  /** Many changes at one moment lead to one look. */
  void changed(LocalService service) {
    if (changed.add(service)) {
      lane.soon(() -> look(service));
    }
  }

  private void look(LocalService service) {
    changed.remove(service);
    Optional.ofNullable(reconciler).ifPresent(by -> by.reconcile(service));
  }
}
