package dev.slipway.fake;

import dev.slipway.core.ValueSource;
import dev.slipway.port.ConfigurationChanges;
import dev.slipway.port.RetryableFault;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Parameters and secrets that changed when the test says. */
public final class FakeConfigurationChanges implements ConfigurationChanges {
  private final Map<ValueSource, Instant> changes = new HashMap<>();
  private boolean blind;

  /** The value that this names changed. */
  public void changed(String valueFrom, Instant at) {
    changes.put(ValueSource.of(valueFrom).orElseThrow(), at);
  }

  /** Nothing can be read. */
  public void blind() {
    blind = true;
  }

  @Override
  public Map<ValueSource, Instant> lastChanges(Set<ValueSource> sources) {
    if (blind) {
      throw new RetryableFault("throttled");
    }
    return changes.entrySet().stream()
        .filter(each -> sources.contains(each.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
