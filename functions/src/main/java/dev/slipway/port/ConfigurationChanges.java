package dev.slipway.port;

import dev.slipway.core.ValueSource;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** When the values that containers are given were last changed; never what they are. */
public interface ConfigurationChanges {

  /** The last change of each; what is not there is left out. */
  Map<ValueSource, Instant> lastChanges(Set<ValueSource> sources);
}
