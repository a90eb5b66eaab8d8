package dev.slipway.fake;

import dev.slipway.core.tell.Announcement;
import dev.slipway.port.Announcements;
import dev.slipway.port.RetryableFault;
import java.util.ArrayList;
import java.util.List;

/** Hears what is told, unless it is deaf. */
public final class FakeAnnouncements implements Announcements {
  private final List<Announcement> told = new ArrayList<>();
  private boolean deaf;

  /** From now on nobody can be told. */
  public FakeAnnouncements deaf() {
    deaf = true;
    return this;
  }

  @Override
  public void tell(Announcement announcement) {
    if (deaf) {
      throw new RetryableFault("nobody listens");
    }
    told.add(announcement);
  }

  public List<Announcement> told() {
    return List.copyOf(told);
  }
}
