package dev.slipway.wire;

import dev.slipway.core.AttachedService;
import dev.slipway.core.Gates;
import dev.slipway.core.Gates.Strictness;
import dev.slipway.core.ImageSource;
import dev.slipway.core.Mode;
import dev.slipway.core.Place;
import dev.slipway.core.Policy;
import dev.slipway.core.RedAlarms;
import io.avaje.jsonb.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The record of an attached service as SSM holds it and as the workflow carries it, schema 1. */
@Json
record ServiceJson(
    int schema,
    @Nullable String name,
    @Nullable String cluster,
    @Nullable String service,
    @Nullable String container,
    @Nullable String repository,
    @Nullable String tagPattern,
    int bakeTimeSeconds,
    int rolloutTimeoutSeconds,
    int rollbackTimeoutSeconds,
    int failedTasksAllowed,
    int firstDesiredCount,
    @Nullable List<String> alarms,
    @Nullable String liveImageParameter,
    @Nullable Integer watchTimeSeconds,
    @Nullable String redAlarms,
    @Nullable List<FreezeJson> freezes,
    @Nullable ScanJson scan,
    @Nullable Integer approvalTimeSeconds,
    @Nullable String plainSecrets,
    @Nullable String riskySettings,
    @Nullable List<String> alsoContainers,
    @Nullable String mode) {
  private static final int SCHEMA = 1;
  private static final int WATCH_TIME = 600;

  static ServiceJson of(AttachedService service) {
    Policy policy = service.policy();
    return new ServiceJson(
        SCHEMA,
        service.name(),
        service.place().cluster(),
        service.place().service(),
        service.place().container(),
        service.source().repository(),
        service.source().tagPattern(),
        (int) policy.bakeTime().toSeconds(),
        (int) policy.rolloutTimeout().toSeconds(),
        (int) policy.rollbackTimeout().toSeconds(),
        policy.failedTasksAllowed(),
        policy.firstDesiredCount(),
        policy.alarms(),
        service.liveImageParameter().orElse(null),
        (int) policy.watchTime().toSeconds(),
        policy.redAlarms().name(),
        policy.gates().freezes().stream().map(FreezeJson::of).toList(),
        policy.gates().scan().map(ScanJson::of).orElse(null),
        policy.gates().approvalTime().map(Duration::toSeconds).map(Math::toIntExact).orElse(null),
        policy.gates().plainSecrets().name(),
        policy.gates().riskySettings().name(),
        service.place().containers().stream().skip(1).toList(),
        service.mode().name());
  }

  AttachedService toCore() {
    Valid.that(schema == SCHEMA, "schema", schema, "1");
    return new AttachedService(
        Valid.text("name", name),
        new Place(Valid.text("cluster", cluster), Valid.text("service", service), containers()),
        new ImageSource(
            Valid.text("repository", repository), tagPattern == null ? "*" : tagPattern),
        policy(),
        Optional.ofNullable(liveImageParameter),
        Valid.oneOf("mode", mode == null ? "DEPLOY" : mode, Mode.class));
  }

  private List<String> containers() {
    List<String> others = alsoContainers == null ? List.of() : alsoContainers;
    return Stream.concat(Stream.of(Valid.text("container", container)), others.stream()).toList();
  }

  private Policy policy() {
    return new Policy(
        Duration.ofSeconds(Valid.atLeast("bakeTimeSeconds", bakeTimeSeconds, 0)),
        Duration.ofSeconds(Valid.atLeast("rolloutTimeoutSeconds", rolloutTimeoutSeconds, 1)),
        Duration.ofSeconds(Valid.atLeast("rollbackTimeoutSeconds", rollbackTimeoutSeconds, 1)),
        Valid.atLeast("failedTasksAllowed", failedTasksAllowed, 0),
        Valid.atLeast("firstDesiredCount", firstDesiredCount, 1),
        alarms == null ? List.of() : List.copyOf(alarms),
        Duration.ofSeconds(
            Valid.atLeast(
                "watchTimeSeconds", watchTimeSeconds == null ? WATCH_TIME : watchTimeSeconds, 0)),
        Valid.oneOf("redAlarms", redAlarms == null ? "FIX_FORWARD" : redAlarms, RedAlarms.class),
        gates());
  }

  private Gates gates() {
    return new Gates(
        freezes == null ? List.of() : freezes.stream().map(FreezeJson::toCore).toList(),
        Optional.ofNullable(scan).map(ScanJson::toCore),
        Optional.ofNullable(approvalTimeSeconds)
            .map(seconds -> Valid.atLeast("approvalTimeSeconds", seconds, 1))
            .map(Duration::ofSeconds),
        strictness("plainSecrets", plainSecrets),
        strictness("riskySettings", riskySettings));
  }

  private static Strictness strictness(String key, @Nullable String value) {
    return Valid.oneOf(key, value == null ? "WARN" : value, Strictness.class);
  }
}
