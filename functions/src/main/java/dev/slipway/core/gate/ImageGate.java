package dev.slipway.core.gate;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.gate.Result.Passed;
import dev.slipway.core.gate.Result.Refused;
import java.util.List;

/** Whether the registry still has the image. */
final class ImageGate implements Gate {

  @Override
  public String name() {
    return "image";
  }

  @Override
  public Key key() {
    return Key.NONE;
  }

  @Override
  public Result check(Circumstances at) {
    String digest = at.deployment().image().content().digest();
    return at.candidate().profile().isPresent()
        ? new Passed(at.label() + " is there, as " + digest + ".")
        : new Refused(gone(at, digest));
  }

  private static Cause gone(Circumstances at, String digest) {
    return new Cause(
        CauseCode.IMAGE_NOT_FOUND,
        "Repository '%s' no longer has the image %s (%s)."
            .formatted(at.service().source().repository(), at.label(), digest),
        List.of(),
        "Push the image again, or name one that is there.");
  }
}
