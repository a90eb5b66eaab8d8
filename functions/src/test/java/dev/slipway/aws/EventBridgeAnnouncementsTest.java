package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Samples;
import dev.slipway.core.Answer;
import dev.slipway.core.Outcome;
import dev.slipway.core.tell.Announcement;
import dev.slipway.core.tell.Transition;
import dev.slipway.port.RetryableFault;
import dev.slipway.wire.Codec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

class EventBridgeAnnouncementsTest {
  private static final Announcement CLAIMED =
      Announcement.of(
          Samples.deployment(), Transition.of("Claim", Answer.of(Outcome.CLAIMED), Samples.NOON));

  private final Bus bus = new Bus();
  private final EventBridgeAnnouncements announcements =
      new EventBridgeAnnouncements(bus, Codec.announcements());

  @Test
  void putsOneEventOnTheDefaultBus() {
    announcements.tell(CLAIMED);
    assertThat(bus.taken)
        .containsExactly(
            PutEventsRequestEntry.builder()
                .source("slipway")
                .detailType("Slipway Deployment State Change")
                .time(Samples.NOON)
                .resources(Samples.EXECUTION)
                .detail(Codec.announcements().write(CLAIMED))
                .build());
  }

  @Test
  void saysWhyAnEventWasNotTaken() {
    bus.result = PutEventsResultEntry.builder().errorCode("Throttled").errorMessage("slow").build();
    assertThatThrownBy(() -> announcements.tell(CLAIMED))
        .isInstanceOf(RetryableFault.class)
        .hasMessageContaining("Throttled: slow");
  }

  private static final class Bus implements EventBridgeClient {
    private final List<PutEventsRequestEntry> taken = new ArrayList<>();
    private PutEventsResultEntry result = PutEventsResultEntry.builder().eventId("1").build();

    @Override
    public PutEventsResponse putEvents(PutEventsRequest request) {
      taken.addAll(request.entries());
      return PutEventsResponse.builder().entries(result).build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
