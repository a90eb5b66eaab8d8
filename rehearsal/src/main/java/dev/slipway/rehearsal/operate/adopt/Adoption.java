package dev.slipway.rehearsal.operate.adopt;

import dev.slipway.rehearsal.operate.CallRefused;
import dev.slipway.rehearsal.operate.CloudClients;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What of a cluster Slipway could be attached to, and what not. */
public final class Adoption {

  private final String cluster;
  private final List<Proposal> proposals;
  private final List<Refused> refused;

  /** A service that cannot be attached, and why. */
  record Refused(String service, String why) {}

  private Adoption(String cluster, List<Proposal> proposals, List<Refused> refused) {
    this.cluster = cluster;
    this.proposals = List.copyOf(proposals);
    this.refused = List.copyOf(refused);
  }

  /**
   * Looks at a cluster; nothing is changed.
   *
   * @param cluster its name or ARN
   * @param services only these, by name; empty for all
   * @throws CallRefused when one of them is not there
   */
  public static Adoption of(String cluster, List<String> services, CloudClients clients) {
    List<Proposal> proposals = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Found found : new ClusterReader(clients).services(cluster, services)) {
      String service = found.service().serviceName();
      Optional<String> obstacle = Obstacles.of(found);
      if (obstacle.isPresent()) {
        refused.add(new Refused(service, obstacle.get()));
      } else if (names.add(Proposing.name(service))) {
        proposals.add(new Proposing(found).proposal());
      } else {
        refused.add(new Refused(service, "another one is called so already; write it by hand"));
      }
    }
    return new Adoption(cluster, proposals, refused);
  }

  /** Whether there is anything to attach. */
  public boolean isUseful() {
    return !proposals.isEmpty();
  }

  /** The proposed {@code slipway.yaml}; without a service to attach, comments alone. */
  public String yaml() {
    return new AdoptionYaml(cluster, proposals, refused).text();
  }

  /** The same for scripts; {@code docs/attach.md} has the keys. */
  public String json() {
    return AdoptionJson.of(cluster, proposals, refused);
  }
}
