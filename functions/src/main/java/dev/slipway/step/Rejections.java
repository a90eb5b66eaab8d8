package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.Cause;
import dev.slipway.core.CauseCode;
import dev.slipway.core.Ending;
import java.util.List;

/** Why a request cannot become a deployment. */
final class Rejections {
  private Rejections() {}

  static Answer invalid(String what, String fix) {
    return rejected(new Cause(CauseCode.INVALID_REQUEST, what, List.of(), fix));
  }

  static Answer notAttached(String name) {
    return rejected(
        new Cause(
            CauseCode.NOT_ATTACHED,
            "Slipway is not attached to a service named '" + name + "'.",
            List.of(),
            "Use the name of an attached service, or attach it first."));
  }

  static Answer imageNotFound(String repository, String wanted) {
    return rejected(
        new Cause(
            CauseCode.IMAGE_NOT_FOUND,
            "Repository '" + repository + "' has no image " + wanted + ".",
            List.of(),
            "Push the image, or name one that is there."));
  }

  static Answer noWayBack(String sentence) {
    return rejected(
        new Cause(
            CauseCode.NO_PROVEN_GOOD,
            sentence,
            List.of(),
            "Deploy an image that is known to work: name it in \"image\"."));
  }

  private static Answer rejected(Cause cause) {
    return Answer.ended(Ending.rejected(cause));
  }
}
