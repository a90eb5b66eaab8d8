package dev.slipway.core.gate;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.gate.FreezeCalendar.Frozen;
import dev.slipway.core.gate.Result.Passed;
import dev.slipway.core.gate.Result.Refused;
import dev.slipway.core.gate.Result.Skipped;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Whether the service is frozen now. */
final class FreezeGate implements Gate {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEEE uuuu-MM-dd HH:mm VV", Locale.ENGLISH);

  @Override
  public String name() {
    return "freeze";
  }

  @Override
  public Key key() {
    return Key.FORCE_WITH_REASON;
  }

  @Override
  public Result check(Circumstances at) {
    if (at.policy().freezes().isEmpty()) {
      return new Skipped("No freeze is set.");
    }
    return new FreezeCalendar(at.policy().freezes())
        .at(at.now())
        .<Result>map(frozen -> new Refused(refusal(frozen, at)))
        .orElseGet(() -> new Passed("No freeze is on."));
  }

  private static Cause refusal(Frozen frozen, Circumstances at) {
    String until = TIME.format(frozen.until());
    return new Cause(
        CauseCode.FROZEN,
        "%s is frozen until %s (%s)."
            .formatted(at.service().name(), until, String.join(", ", frozen.names())),
        List.of("asked at " + TIME.format(at.now().atZone(frozen.until().getZone()))),
        "Start {\"service\":\"%s\",\"image\":\"%s\"} after that; in an emergency add"
                .formatted(at.service().name(), at.deployment().image().content().digest())
            + " \"force\":true and a \"reason\".");
  }
}
