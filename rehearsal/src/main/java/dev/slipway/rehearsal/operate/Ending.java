package dev.slipway.rehearsal.operate;

import java.util.Optional;

/**
 * How a deployment ended.
 *
 * @param verdict the end's name, such as {@code ROLLED_BACK}
 * @param sentence one sentence for people
 */
public record Ending(String verdict, String sentence, Optional<Cause> cause) {}
