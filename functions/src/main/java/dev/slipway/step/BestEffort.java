package dev.slipway.step;

import dev.slipway.port.AccessDenied;
import dev.slipway.port.RequestRefused;
import dev.slipway.port.RetryableFault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads what can be read, and notes what cannot. */
final class BestEffort {
  /**
   * When AWS did not answer so often, it is not asked any more: whoever waits has waited enough.
   */
  private static final int SILENCES = 2;

  private static final int LONGEST = 200;

  /** An ARN up to its last name. */
  private static final Pattern ARN = Pattern.compile("arn:aws[^ ,]*[:/](?=[^ ,:/]+)");

  private final List<String> unread = new ArrayList<>();
  private int silences;

  /** What is read, or else what is given. */
  <T> T read(String what, T otherwise, Supplier<T> reading) {
    if (silences == SILENCES) {
      unread.add(what + ": AWS does not answer");
      return otherwise;
    }
    try {
      return reading.get();
    } catch (RetryableFault silence) {
      silences++;
      note(what, silence);
    } catch (AccessDenied | RequestRefused refused) {
      note(what, refused);
    }
    return otherwise;
  }

  private void note(String what, RuntimeException why) {
    // The action and the refusal are what a person needs; with whole ARNs they would not fit.
    String line = what + ": " + ARN.matcher(String.valueOf(why.getMessage())).replaceAll("");
    unread.add(line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…");
  }

  /** What could not be read, and why. */
  List<String> unread() {
    return List.copyOf(unread);
  }
}
