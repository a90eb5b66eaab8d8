package dev.slipway.rehearsal.operate.adopt;

import dev.slipway.rehearsal.operate.Written;
import dev.slipway.rehearsal.operate.adopt.Adoption.Refused;
import java.util.List;

/** What was found, for scripts; {@code docs/attach.md} describes the keys. */
final class AdoptionJson {

  private static final int SCHEMA = 1;

  private AdoptionJson() {}

  static String of(String cluster, List<Proposal> proposals, List<Refused> refused) {
    return new Written()
        .with("schema", SCHEMA)
        .with("cluster", cluster)
        .with("services", proposals, AdoptionJson::service)
        .with("refused", refused, AdoptionJson::refused)
        .text();
  }

  private static Written service(Proposal proposal) {
    return new Written()
        .with("name", proposal.name())
        .with("service", proposal.service())
        .with("containers", proposal.containers())
        .with("repository", proposal.repository())
        .with("family", proposal.family())
        .with("roles", proposal.roles())
        .with("logGroups", proposal.logGroups())
        .with("alarms", proposal.alarms())
        .with("mapping", proposal.mapping())
        .with("outlook", proposal.outlook())
        .with("remarks", proposal.remarks());
  }

  private static Written refused(Refused refused) {
    return new Written().with("service", refused.service()).with("why", refused.why());
  }
}
