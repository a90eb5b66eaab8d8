package dev.slipway.core.gate;

import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.ImageProfile;
import dev.slipway.core.gate.Result.Passed;
import dev.slipway.core.gate.Result.Refused;
import dev.slipway.core.gate.Result.Skipped;
import dev.slipway.core.gate.Result.Warned;
import java.util.List;

/**
 * Whether the image is built for where its tasks run. One for another processor fails with an exec
 * format error, or is not even pulled.
 */
final class PlatformGate implements Gate {

  @Override
  public String name() {
    return "platform";
  }

  @Override
  public Key key() {
    return Key.NONE;
  }

  @Override
  public Result check(Circumstances at) {
    return at.candidate()
        .profile()
        .map(ImageProfile::platforms)
        .map(platforms -> compared(platforms, at))
        .orElseGet(() -> new Skipped("There is no image to look at."));
  }

  private static Result compared(List<String> platforms, Circumstances at) {
    String needed = at.ground().definition().platform();
    if (platforms.isEmpty()) {
      return new Warned(
          "%s does not say what it is built for; its tasks run on %s."
              .formatted(at.label(), needed));
    }
    return platforms.stream().anyMatch(platform -> ImageProfile.fits(platform, needed))
        ? new Passed(at.label() + " is built for " + needed + ".")
        : new Refused(wrong(platforms, needed, at));
  }

  private static Cause wrong(List<String> platforms, String needed, Circumstances at) {
    String built = String.join(", ", platforms);
    return new Cause(
        CauseCode.WRONG_ARCHITECTURE,
        "%s is built for %s, but the tasks of %s run on %s."
            .formatted(at.label(), built, at.service().name(), needed),
        List.of("image: " + built, "task definition: " + needed),
        "Build the image with --platform %s, or set the task definition's runtimePlatform."
            .formatted(needed));
  }
}
