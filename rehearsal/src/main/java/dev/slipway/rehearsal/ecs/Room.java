package dev.slipway.rehearsal.ecs;

import java.util.function.Consumer;

/**
 * What all parts of ECS share.
 *
 * @param changed told of each service that must look at itself again
 */
record Room(
    Surroundings cloud,
    Timings timings,
    Lane lane,
    Names names,
    Announcements announcements,
    Targets targets,
    Troubles troubles,
    Consumer<LocalService> changed) {}
