package dev.slipway.rehearsal.local;

import static org.awaitility.Awaitility.await;

import dev.slipway.rehearsal.assembly.CloudAssembly;
import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.story.Act;
import dev.slipway.rehearsal.story.Ending;
import dev.slipway.rehearsal.story.Expectation;
import dev.slipway.rehearsal.story.Picture;
import dev.slipway.rehearsal.story.Repertoire;
import dev.slipway.rehearsal.story.Scenario;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ecs.model.Service;

/** A running local cloud made of what this checkout has built, in a state folder of its own. */
final class LiveCloud implements AutoCloseable {

  /** Wall time for one deployment, on a machine that has other work. */
  static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final double SCALE = 30;
  private static final Duration LOOK = Duration.ofMillis(100);

  private final LocalCloud cloud;
  private final CloudStage stage;

  private LiveCloud(LocalCloud cloud, Path home) {
    this.cloud = cloud;
    this.stage = new CloudStage(cloud, home.resolve("apps"), 1);
  }

  /**
   * Starts it.
   *
   * @param state an empty folder
   * @param edit what to change in the templates first
   */
  static LiveCloud start(Path state, UnaryOperator<CloudAssembly> edit) {
    Path home = BuiltCheckout.home();
    CloudAssembly assembly = edit.apply(CloudAssembly.read(home.resolve("infra/target/cdk.out")));
    LocalCloud.Settings settings = new LocalCloud.Settings(home, state, SCALE, 0);
    return new LiveCloud(LocalCloud.start(settings, new Journal(), assembly), home);
  }

  CloudNote note() {
    return cloud.note();
  }

  /** Pushes a good image and answers how its deployment ended. */
  Ending push(String service, String tag) {
    Act act = new Act("A push", service, tag, Picture.PLAIN, Expectation.SUCCEEDED);
    String digest = stage.push(act);
    return await()
        .atMost(PATIENCE)
        .pollInterval(LOOK)
        .until(() -> stage.ending(service, digest), Optional::isPresent)
        .orElseThrow();
  }

  /** Plays scenarios from the first pushes on and answers whether all came out as they must. */
  boolean play(List<Scenario> scenarios, PrintStream out) {
    return new Repertoire(stage.house(), out).play(scenarios);
  }

  /** What AWS said word for word, as the newest attempt of the service keeps it. */
  List<String> evidence(String service) {
    return cloud
        .services()
        .tables
        .query(
            query ->
                query
                    .tableName(cloud.ledgerTable())
                    .consistentRead(true)
                    .keyConditionExpression("service = :service and begins_with(#item, :attempt)")
                    .expressionAttributeNames(Map.of("#item", "item"))
                    .expressionAttributeValues(
                        Map.of(
                            ":service", AttributeValue.fromS(service),
                            ":attempt", AttributeValue.fromS("attempt#"))))
        .items()
        .stream()
        .max(Comparator.comparing(item -> item.get("settledAt").s()))
        .map(attempt -> attempt.get("cause").m().get("evidence").l())
        .orElseThrow()
        .stream()
        .map(AttributeValue::s)
        .toList();
  }

  LocalCloud.Attached attached(String service) {
    return cloud.attached(service);
  }

  Service service(String name) {
    LocalCloud.Attached attached = attached(name);
    return cloud
        .services()
        .ecs
        .describeServices(of -> of.cluster(attached.cluster()).services(attached.service()))
        .services()
        .getFirst();
  }

  @Override
  public void close() {
    stage.close();
    cloud.close();
  }
}
