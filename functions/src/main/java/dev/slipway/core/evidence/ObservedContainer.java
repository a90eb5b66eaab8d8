package dev.slipway.core.evidence;

import java.util.Optional;

/**
 * One container of a task.
 *
 * @param digest digest of the manifest it runs, once pulled
 * @param exitCode 0 to 255, once it ran and ended
 * @param reason ECS's words on the container
 * @param health what its own health check says, in ECS's word; empty when it has none
 */
public record ObservedContainer(
    String name,
    Optional<String> digest,
    Optional<Integer> exitCode,
    Optional<String> reason,
    Optional<String> health) {}
