package dev.slipway.rehearsal.story;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that was written down about deployments, wherever people and programs can read it. */
public interface Archive {

  /** What was written, by what it is, such as {@code log lines}. */
  Map<String, List<String>> writings();

  /** What must not be among it: task tokens, and what only tasks and functions may know. */
  Set<String> secrets();
}
