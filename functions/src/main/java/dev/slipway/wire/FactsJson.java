package dev.slipway.wire;

import dev.slipway.core.AttachedService;
import dev.slipway.core.Bake;
import dev.slipway.core.Cause;
import dev.slipway.core.ConfigurationDrift;
import dev.slipway.core.Deployment;
import dev.slipway.core.Ending;
import dev.slipway.core.Fact;
import dev.slipway.core.Facts;
import dev.slipway.core.Fence;
import dev.slipway.core.Forecast;
import dev.slipway.core.ImageProfile;
import dev.slipway.core.Intent;
import dev.slipway.core.NewRevision;
import dev.slipway.core.Question;
import dev.slipway.core.Reply;
import dev.slipway.core.Rollback;
import dev.slipway.core.Rollout;
import dev.slipway.core.Setback;
import dev.slipway.core.StageReached;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The facts as the workflow carries them: one key per kind. */
@Json
record FactsJson(
    @Nullable Deployment deployment,
    @Nullable AttachedService service,
    @Nullable Fence fence,
    @Nullable Intent intent,
    @Nullable NewRevision revision,
    @Nullable Rollout rollout,
    @Nullable Bake bake,
    @Nullable Cause failure,
    @Nullable Rollback rollback,
    @Nullable Setback setback,
    @Nullable Ending ending,
    @Nullable Forecast forecast,
    @Nullable Question question,
    @Nullable Reply reply,
    @Nullable ImageProfile profile,
    @Nullable ConfigurationDrift drift,
    @Nullable StageReached stage,
    @Nullable ProblemJson problem) {

  static FactsJson of(Facts facts) {
    return new FactsJson(
        facts.find(Deployment.class).orElse(null),
        facts.find(AttachedService.class).orElse(null),
        facts.find(Fence.class).orElse(null),
        facts.find(Intent.class).orElse(null),
        facts.find(NewRevision.class).orElse(null),
        facts.find(Rollout.class).orElse(null),
        facts.find(Bake.class).orElse(null),
        facts.find(Cause.class).orElse(null),
        facts.find(Rollback.class).orElse(null),
        facts.find(Setback.class).orElse(null),
        facts.find(Ending.class).orElse(null),
        facts.find(Forecast.class).orElse(null),
        facts.find(Question.class).orElse(null),
        facts.find(Reply.class).orElse(null),
        facts.find(ImageProfile.class).orElse(null),
        facts.find(ConfigurationDrift.class).orElse(null),
        facts.find(StageReached.class).orElse(null),
        null);
  }

  Facts toCore() {
    Stream<@Nullable Fact> all =
        Stream.of(
            deployment,
            service,
            fence,
            intent,
            revision,
            rollout,
            bake,
            failure,
            rollback,
            setback,
            ending,
            forecast,
            question,
            reply,
            profile,
            drift,
            stage,
            problem == null ? null : problem.toCore());
    List<Fact> known = all.filter(Objects::nonNull).map(Objects::requireNonNull).toList();
    return new Facts(known);
  }
}
