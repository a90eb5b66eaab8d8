package dev.slipway.step;

import dev.slipway.core.DeploymentRequest.Alarmed;
import dev.slipway.core.ExecutionName;
import dev.slipway.core.Proven;
import dev.slipway.port.Executions;
import dev.slipway.port.Ledger;
import dev.slipway.port.ServiceRecords;
import java.time.Instant;
import java.util.Optional;

/** Has a success turned back whose alarm goes off while the success is still being watched. */
public final class AlarmWatch {
  private final ServiceRecords records;
  private final WatchWindows windows;
  private final Executions executions;

  public AlarmWatch(ServiceRecords records, Ledger ledger, Executions executions) {
    this.records = records;
    this.windows = new WatchWindows(ledger);
    this.executions = executions;
  }

  /**
   * An alarm went off.
   *
   * @return whether that turns the last success back
   */
  boolean turnsBack(String service, String alarm, Instant at) {
    Optional<Proven> watched =
        records
            .find(service)
            .filter(record -> !record.isInShadow())
            .flatMap(record -> windows.on(record).openAt(at));
    watched.ifPresent(live -> start(new Alarmed(service, alarm), name(live, at)));
    return watched.isPresent();
  }

  private void start(Alarmed request, String name) {
    executions.start(name, request);
  }

  /**
   * One name for each time an alarm goes off on a success, to the minute: an alarm that was green
   * again when it was looked at must not be the last that counts.
   */
  static String name(Proven live, Instant red) {
    return ExecutionName.of("alarm", live.by(), Long.toString(red.getEpochSecond() / 60));
  }
}
