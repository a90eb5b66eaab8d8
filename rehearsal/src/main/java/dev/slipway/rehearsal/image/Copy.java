package dev.slipway.rehearsal.image;

import java.util.List;
import java.util.Optional;

/**
 * One {@code COPY} of the final stage.
 *
 * @param from the stage it copies out of; empty for the build context
 * @param destination absolute; with a closing slash when it must be a folder
 * @param mode octal permissions for all it copies; empty to keep them
 */
record Copy(
    Instruction instruction,
    Optional<String> from,
    List<String> sources,
    String destination,
    Optional<Integer> mode) {

  Copy {
    sources = List.copyOf(sources);
  }
}
