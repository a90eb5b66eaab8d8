package dev.slipway.infra.config;

import dev.slipway.infra.AttachedService;
import dev.slipway.infra.Mode;
import dev.slipway.infra.RedAlarms;
import dev.slipway.infra.Spelling;
import dev.slipway.infra.config.Reference.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads one service to attach. */
final class ServiceReader {

  private static final Reference NO_CLUSTER = new Reference(Kind.CLUSTER, "none");
  private static final Reference NO_SERVICE = new Reference(Kind.SERVICE, "none");
  private static final Reference NO_REPOSITORY = new Reference(Kind.REPOSITORY, "none");

  private static final String PARAMETER = "the name of an SSM parameter, such as /shop/live-image";
  private static final String LOG_GROUP = "the name of a log group, such as /ecs/shop";

  private final String name;
  private final Value here;
  private final References references;

  ServiceReader(String name, Value here, References references) {
    this.name = name;
    this.here = here;
    this.references = references;
  }

  ServiceEntry read(Entries entries) {
    if (!Spelling.NAME.fits(name)) {
      here.refuse("is a name that cannot be used: allowed are " + Spelling.NAME.allowed());
    }
    Mode mode = entries.read("mode", value -> value.choice(Mode.class)).orElse(Mode.DEPLOY);
    ServiceEntry entry =
        new ServiceEntry(
            name,
            target(entries, mode),
            images(entries),
            watched(entries),
            mode,
            LimitsReader.read(entries),
            GatesReader.read(entries));
    entries.end();
    return entry;
  }

  private ServiceEntry.Target target(Entries entries, Mode mode) {
    Reference service = entries.require("service", references.of(Kind.SERVICE), NO_SERVICE);
    return new ServiceEntry.Target(
        cluster(entries, service),
        service,
        containers(entries),
        entries.require("family", spelled(Spelling.FAMILY), "none"),
        roles(entries, mode));
  }

  private Reference cluster(Entries entries, Reference service) {
    Optional<Reference> inArn =
        service.clusterInArn().map(cluster -> new Reference(Kind.CLUSTER, cluster));
    if (inArn.isEmpty()) {
      return entries.require("cluster", references.of(Kind.CLUSTER), NO_CLUSTER);
    }
    entries
        .find("cluster")
        .filter(
            value ->
                references
                    .of(Kind.CLUSTER)
                    .apply(value)
                    .filter(named -> !named.name().equals(inArn.get().name()))
                    .isPresent())
        .ifPresent(value -> value.wrong(inArn.get().name() + ", as in the service's ARN"));
    return inArn.get();
  }

  private List<String> containers(Entries entries) {
    List<String> containers =
        entries.items("containers").stream()
            .flatMap(item -> spelled(Spelling.CONTAINER).apply(item).stream())
            .distinct()
            .toList();
    return containers.isEmpty() ? List.of(name) : containers;
  }

  /** Who only looks passes no role to anybody. */
  private List<Reference> roles(Entries entries, Mode mode) {
    List<Reference> roles = references.all(entries, "roles", Kind.ROLE);
    if (!entries.has("roles") && mode == Mode.DEPLOY) {
      here.refuse(
          "lacks roles: name the execution role of its task definition and, if it has one, the"
              + " task role");
    }
    return roles;
  }

  private ServiceEntry.Images images(Entries entries) {
    return new ServiceEntry.Images(
        entries.require("repository", references.of(Kind.REPOSITORY), NO_REPOSITORY),
        entries.read("tagPattern", spelled(Spelling.TAG_PATTERN)).orElse(AttachedService.ANY_TAG),
        entries.read("liveImage", value -> value.as(ServiceReader::parameter, PARAMETER)));
  }

  private static Optional<String> parameter(String text) {
    return Optional.of(text).filter(name -> name.matches("/[\\w./-]{1,1010}"));
  }

  private ServiceEntry.Watched watched(Entries entries) {
    return new ServiceEntry.Watched(
        references.all(entries, "alarms", Kind.ALARM),
        entries
            .read("redAlarms", value -> value.choice(RedAlarms.class))
            .orElse(RedAlarms.FIX_FORWARD),
        entries.items("logGroups").stream()
            .flatMap(item -> item.as(ServiceReader::logGroup, LOG_GROUP).stream())
            .toList());
  }

  private static Optional<String> logGroup(String text) {
    return Optional.of(text).filter(name -> name.matches("[\\w./#-]{1,512}"));
  }

  private static Function<Value, Optional<String>> spelled(Spelling spelling) {
    return value -> value.as(text -> Optional.of(text).filter(spelling::fits), spelling.allowed());
  }
}
