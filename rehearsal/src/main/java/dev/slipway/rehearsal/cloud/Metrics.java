package dev.slipway.rehearsal.cloud;

import java.util.Map;

/** Where services report what CloudWatch counts. */
public interface Metrics {

  /** Adds a value at the clock's present time. */
  void record(String namespace, String name, Map<String, String> dimensions, double value);
}
