package dev.slipway.rehearsal.elb;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.cloud.Metrics;
import dev.slipway.rehearsal.cloud.Network;
import dev.slipway.rehearsal.dns.Zone;
import dev.slipway.rehearsal.time.CloudClock;

/**
 * What Elastic Load Balancing needs of the rest of the local cloud.
 *
 * @param zone where load balancers' names are published
 */
public record ElbSurroundings(
    CloudClock clock,
    Account account,
    Network network,
    Zone zone,
    Metrics metrics,
    Journal journal) {

  void tell(String kind, String subject, String text) {
    journal.write(new Journal.Entry(clock.now(), "elb", kind, subject, text));
  }
}
