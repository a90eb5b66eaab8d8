package dev.slipway.core;

/** One thing that a state of the workflow found out and later states build on. */
public sealed interface Fact
    permits AttachedService,
        Bake,
        Cause,
        Deployment,
        Ending,
        Fence,
        Intent,
        NewRevision,
        Problem,
        Rollback,
        Rollout,
        Setback {}
