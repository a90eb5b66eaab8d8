package dev.slipway;

import dev.slipway.core.AttachedService;
import dev.slipway.core.Content;
import dev.slipway.core.Deployment;
import dev.slipway.core.Gates;
import dev.slipway.core.Image;
import dev.slipway.core.ImageSource;
import dev.slipway.core.Order;
import dev.slipway.core.Phase;
import dev.slipway.core.Place;
import dev.slipway.core.Policy;
import dev.slipway.core.Proven;
import dev.slipway.core.RedAlarms;
import dev.slipway.core.Rollout;
import dev.slipway.core.Trigger;
import dev.slipway.core.Watch;
import dev.slipway.core.evidence.ObservedContainer;
import dev.slipway.core.evidence.ObservedTask;
import dev.slipway.core.evidence.ObservedTask.Life;
import dev.slipway.core.evidence.ObservedTask.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One service, its revisions and images, as the tests know them. */
public final class Samples {
  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  public static final String NEW = digest('a');
  public static final String OLD = digest('b');
  public static final String OLD_REVISION = revision(1);
  public static final String NEW_REVISION = revision(2);
  public static final String EXECUTION =
      "arn:aws:states:us-east-1:111122223333:execution:slipway:1";
  public static final String SERVICE_DEPLOYMENT = "deployment-2";

  private Samples() {}

  public static String digest(char digit) {
    return "sha256:" + String.valueOf(digit).repeat(64);
  }

  public static String revision(int number) {
    return "arn:aws:ecs:us-east-1:111122223333:task-definition/backend:" + number;
  }

  public static AttachedService service() {
    return new AttachedService(
        "backend",
        new Place(
            "arn:aws:ecs:us-east-1:111122223333:cluster/slipway",
            "arn:aws:ecs:us-east-1:111122223333:service/slipway/backend",
            "backend"),
        new ImageSource("slipway/backend", "v*"),
        new Policy(
            Duration.ofSeconds(60),
            Duration.ofSeconds(900),
            Duration.ofSeconds(900),
            1,
            2,
            List.of("backend-5xx"),
            Duration.ofSeconds(600),
            RedAlarms.FIX_FORWARD,
            Gates.DEFAULTS),
        Optional.of("/slipway/live/backend"));
  }

  public static Image image(String digest, Instant pushedAt) {
    return new Image(
        "111122223333.dkr.ecr.us-east-1.amazonaws.com/slipway/backend",
        new Content(digest, false),
        Optional.of("v2"),
        pushedAt);
  }

  public static Deployment deployment() {
    return deployment(NOON, EXECUTION);
  }

  public static Deployment deployment(Instant order, String execution) {
    String id = Deployment.idOf("backend", NEW, order);
    return Deployment.of(
        id,
        "backend",
        execution,
        Order.of(order),
        image(NEW, order),
        Trigger.PUSH,
        Optional.empty());
  }

  public static Proven proven() {
    return new Proven(
        OLD_REVISION,
        new Content(OLD, false),
        Optional.of("v1"),
        NOON.minusSeconds(3600),
        "backend-1");
  }

  public static Rollout rollout() {
    return new Rollout(SERVICE_DEPLOYMENT, NEW_REVISION, new Content(NEW, false), NOON);
  }

  public static Watch watch(Phase phase) {
    return new Watch(phase, service(), rollout(), NOON, Optional.empty(), List.of());
  }

  public static ObservedTask running(String id, String revision, String digest) {
    return task(id, revision, Optional.empty(), container(digest, Optional.empty()));
  }

  public static ObservedTask stopped(String id, Stop stop, Optional<Integer> exitCode) {
    return task(id, NEW_REVISION, Optional.of(stop), container(NEW, exitCode));
  }

  private static ObservedContainer container(String digest, Optional<Integer> exitCode) {
    return new ObservedContainer(
        "backend", Optional.of(digest), exitCode, Optional.empty(), Optional.empty());
  }

  /** The task with one more container, {@code worker}, that runs this digest. */
  public static ObservedTask withWorker(ObservedTask task, String digest) {
    ObservedContainer worker =
        new ObservedContainer(
            "worker", Optional.of(digest), Optional.empty(), Optional.empty(), Optional.empty());
    return new ObservedTask(
        task.arn(),
        task.taskDefinition(),
        task.createdAt(),
        task.running(),
        task.stop(),
        List.of(task.containers().getFirst(), worker),
        task.life());
  }

  /** The sample service with a second container, {@code worker}, that gets the image too. */
  public static AttachedService serviceWithWorker() {
    AttachedService service = service();
    return new AttachedService(
        service.name(),
        new Place(
            service.place().cluster(), service.place().service(), List.of("backend", "worker")),
        service.source(),
        service.policy(),
        service.liveImageParameter());
  }

  private static ObservedTask task(
      String id, String revision, Optional<Stop> stop, ObservedContainer container) {
    return new ObservedTask(
        "arn:task/" + id,
        revision,
        NOON.plusSeconds(5),
        stop.isEmpty(),
        stop,
        List.of(container),
        new Life(
            stop.isEmpty() ? "RUNNING" : "STOPPED",
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }
}
