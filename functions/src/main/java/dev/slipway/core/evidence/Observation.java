package dev.slipway.core.evidence;

import java.time.Instant;
import java.util.List;

/**
 * One look at a service.
 *
 * @param now the time the look counts for
 * @param deployment the service deployment that is followed
 * @param tasks running and recently stopped tasks, of every revision
 */
public record Observation(
    Instant now,
    ServiceState service,
    ServiceDeployment deployment,
    List<ObservedTask> tasks,
    Surroundings surroundings) {}
