/**
 * JSON: the shapes that the workflow, SSM, EventBridge and DynamoDB hold, and their mapping to the
 * core. No decisions live here, and no other package knows JSON.
 */
@NullMarked
@Json.Import({
  Announcement.class,
  Announcement.Reason.class,
  Answer.class,
  Asker.class,
  Asking.class,
  Bake.class,
  Cause.class,
  ConfigurationDrift.class,
  Content.class,
  Deployment.class,
  Ending.class,
  Fence.class,
  Forecast.class,
  GateResult.class,
  Image.class,
  ImageProfile.class,
  Intent.class,
  LifecycleStage.class,
  NewRevision.class,
  Proven.class,
  Rollback.class,
  Climb.class,
  Notice.class,
  Order.class,
  Quarantine.class,
  Question.class,
  Reply.class,
  Rollout.class,
  Setback.class,
  StageReached.class,
  Summary.class,
  Watch.class
})
package dev.slipway.wire;

import dev.slipway.core.Answer;
import dev.slipway.core.Asker;
import dev.slipway.core.Asking;
import dev.slipway.core.Reply;
import dev.slipway.core.Bake;
import dev.slipway.core.Forecast;
import dev.slipway.core.GateResult;
import dev.slipway.core.ImageProfile;
import dev.slipway.core.Notice;
import dev.slipway.core.Question;
import dev.slipway.core.Cause;
import dev.slipway.core.ConfigurationDrift;
import dev.slipway.core.tell.Announcement;
import dev.slipway.core.Climb;
import dev.slipway.core.Order;
import dev.slipway.core.Quarantine;
import dev.slipway.core.Setback;
import dev.slipway.core.StageReached;
import dev.slipway.core.evidence.LifecycleStage;
import dev.slipway.core.Content;
import dev.slipway.core.Deployment;
import dev.slipway.core.Ending;
import dev.slipway.core.Fence;
import dev.slipway.core.Image;
import dev.slipway.core.Intent;
import dev.slipway.core.NewRevision;
import dev.slipway.core.Proven;
import dev.slipway.core.Rollback;
import dev.slipway.core.Rollout;
import dev.slipway.core.Summary;
import dev.slipway.core.Watch;
import io.avaje.jsonb.Json;
import org.jspecify.annotations.NullMarked;
