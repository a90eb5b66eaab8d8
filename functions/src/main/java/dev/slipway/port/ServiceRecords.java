package dev.slipway.port;

import dev.slipway.core.AttachedService;
import java.util.Optional;

/** The services Slipway is attached to. */
public interface ServiceRecords {

  /**
   * The record of the service with this name.
   *
   * @throws RequestRefused when there is a record that cannot be read
   */
  Optional<AttachedService> find(String name);
}
