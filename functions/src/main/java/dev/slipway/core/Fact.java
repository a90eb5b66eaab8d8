package dev.slipway.core;

/** One thing that a state of the workflow found out and later states build on. */
public sealed interface Fact
    permits AttachedService,
        Bake,
        Cause,
        ConfigurationDrift,
        Deployment,
        Ending,
        Fence,
        Forecast,
        ImageProfile,
        Intent,
        NewRevision,
        Problem,
        Question,
        Reply,
        Rollback,
        Rollout,
        Setback,
        StageReached {}
