package dev.slipway.port;

import dev.slipway.core.tell.Announcement;

/** Where programs hear of deployments. */
public interface Announcements {

  /** Tells of one step. Whoever tells twice is heard twice. */
  void tell(Announcement announcement);
}
