package dev.slipway.rehearsal.ecs;

import dev.slipway.rehearsal.cloud.Calm;
import dev.slipway.rehearsal.cloud.Network;
import dev.slipway.rehearsal.cloud.Trouble;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The troubles that services have now; of one kind the newest counts. */
final class Troubles {

  private final Network network;
  private final List<Present> present = new CopyOnWriteArrayList<>();

  private record Present(LocalService service, Trouble trouble) {}

  Troubles(Network network) {
    this.network = network;
  }

  /** Lets a trouble begin; closing what this answers ends it. */
  Calm begin(LocalService service, Trouble trouble) {
    Present begun = new Present(service, trouble);
    present.addFirst(begun);
    crowd(begun, true);
    return () -> {
      present.remove(begun);
      crowd(begun, false);
    };
  }

  <T extends Trouble> Optional<T> of(LocalService service, Class<T> kind) {
    return present.stream()
        .filter(each -> each.service() == service)
        .map(Present::trouble)
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst();
  }

  /** Why Fargate places no task of the service now, in its words. */
  Optional<String> placement(LocalService service) {
    Optional<String> limited =
        of(service, Trouble.VcpuLimit.class).map(limit -> Messages.VCPU_LIMIT);
    return limited.or(
        () -> of(service, Trouble.NoCapacity.class).map(none -> Messages.NO_CAPACITY));
  }

  private void crowd(Present each, boolean full) {
    if (each.trouble() instanceof Trouble.NoFreeAddresses) {
      each.service()
          .shape()
          .networkConfiguration()
          .awsvpcConfiguration()
          .subnets()
          .forEach(subnet -> network.crowd(subnet, full));
    }
  }
}
