package dev.slipway.core;

import java.util.List;

/**
 * What the revision that a rollback returns to is configured with and what has changed since that
 * revision was proven.
 *
 * @param remarks a sentence for each parameter or secret, and for what could not be read
 */
public record ConfigurationDrift(List<String> remarks) implements Fact {

  public ConfigurationDrift {
    remarks = List.copyOf(remarks);
  }
}
