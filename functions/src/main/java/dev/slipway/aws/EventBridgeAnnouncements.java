package dev.slipway.aws;

import dev.slipway.core.tell.Announcement;
import dev.slipway.port.Announcements;
import dev.slipway.port.RetryableFault;
import dev.slipway.port.Text;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * Announcements on the default bus of Amazon EventBridge.
 *
 * @param details the form of an event's detail
 */
public record EventBridgeAnnouncements(EventBridgeClient eventBridge, Text<Announcement> details)
    implements Announcements {
  private static final String SOURCE = "slipway";
  private static final String DETAIL_TYPE = "Slipway Deployment State Change";

  // An entry that is refused is told in the answer, which is no error (EventBridge API reference,
  // PutEvents, read 2026-11).
  @Override
  public void tell(Announcement announcement) {
    PutEventsResponse answer =
        Call.of("events:PutEvents", "the default event bus")
            .make(() -> eventBridge.putEvents(r -> r.entries(entry(announcement))));
    answer.entries().stream()
        .filter(entry -> entry.errorCode() != null)
        .findFirst()
        .ifPresent(EventBridgeAnnouncements::refuse);
  }

  private PutEventsRequestEntry entry(Announcement announcement) {
    return PutEventsRequestEntry.builder()
        .source(SOURCE)
        .detailType(DETAIL_TYPE)
        .time(announcement.time())
        .resources(announcement.execution())
        .detail(details.write(announcement))
        .build();
  }

  private static void refuse(PutEventsResultEntry entry) {
    throw new RetryableFault(
        "events:PutEvents took no event: " + entry.errorCode() + ": " + entry.errorMessage());
  }
}
