package dev.slipway.core.tell;

import static java.util.stream.Collectors.joining;

import dev.slipway.core.Cause;
import java.util.ArrayList;
import java.util.List;

/** A cause for people on the way: what was seen, what to do, where to read more. */
final class Because {
  private static final int MOST_EVIDENCE = 3;
  private static final int LONGEST_EVIDENCE = 300;

  private Because() {}

  static List<String> paragraphs(Cause cause) {
    List<String> all = new ArrayList<>();
    if (!cause.evidence().isEmpty()) {
      all.add("Seen:\n" + seen(cause.evidence()));
    }
    all.add("Next: " + cause.nextStep() + "\nMore: " + Links.page(cause.code()));
    return all;
  }

  private static String seen(List<String> evidence) {
    String first =
        evidence.stream()
            .limit(MOST_EVIDENCE)
            .map(each -> "- " + Words.cut(each, LONGEST_EVIDENCE))
            .collect(joining("\n"));
    int others = evidence.size() - MOST_EVIDENCE;
    return others > 0 ? first + "\n- and " + others + " more in the history" : first;
  }
}
