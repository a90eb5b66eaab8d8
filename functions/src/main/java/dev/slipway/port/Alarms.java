package dev.slipway.port;

import dev.slipway.core.evidence.Alarm;
import java.util.List;

/** The alarms that turn deployments back. */
public interface Alarms {

  /** Those of the named alarms that are in state ALARM. */
  List<Alarm> red(List<String> names);
}
