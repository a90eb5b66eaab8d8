package dev.slipway.rehearsal.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.assembly.CloudAssembly;
import dev.slipway.rehearsal.assembly.DeployedStacks.Deployed;
import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.events.Disturbances;
import dev.slipway.rehearsal.time.CloudClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A running local cloud with the stacks of a cloud assembly in it. */
public final class LocalCloud implements AutoCloseable {

  private static final Duration WARM_UP = Duration.ofMinutes(2);
  private static final String RECORDS = "/slipway/services";

  private final Services services;
  private final Stacks stacks;
  private final Path state;
  private final Subjects subjects = new Subjects(this);
  private volatile CloudNote note;

  /**
   * How the cloud is run.
   *
   * @param home the checkout: what was built, and what later runs can use again
   * @param state where this cloud keeps its note and what lives as long as it runs
   * @param scale cloud seconds per wall second
   * @param port of the AWS endpoint on the loopback address; 0 takes a free one
   */
  public record Settings(Path home, Path state, double scale, int port) {

    /** What lives as long as one run. */
    Path run() {
      return state.resolve("run");
    }

    /** Good for every run of the checkout, also for several at once. */
    Path lambdaCache() {
      return home.resolve(".slipway/lambda");
    }

    Path dynamoDbLibraries() {
      return home.resolve("rehearsal/dynamodb/target/lib");
    }

    InetSocketAddress endpoint() {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
  }

  /** An attached service as its record names it. */
  record Attached(String cluster, String service) {}

  private LocalCloud(Services services, Stacks stacks, Path state) {
    this.services = services;
    this.state = state;
    this.stacks = stacks;
    this.note = new CloudDescription(services, stacks).note();
    makeKnown();
  }

  /**
   * Starts every service and creates what the templates describe.
   *
   * @throws dev.slipway.rehearsal.assembly.AssemblyRefused when the templates hold what the local
   *     cloud does not play
   */
  public static LocalCloud start(Settings settings, Journal journal, CloudAssembly assembly) {
    CloudNote.read(settings.state())
        .ifPresent(
            running -> {
              throw new IllegalStateException(
                  "a local cloud of this checkout runs already, as process " + running.pid());
            });
    Services services = new Services(settings, journal);
    try {
      services.database.awaitReady();
      Stacks stacks = new Stacks(services, assembly);
      services.events.begin();
      return new LocalCloud(services, stacks, settings.state());
    } catch (RuntimeException refused) {
      services.close();
      throw refused;
    }
  }

  /**
   * Brings further stacks up beside those that run, or up to date where they run.
   *
   * @throws dev.slipway.rehearsal.assembly.AssemblyRefused as {@link #start} does
   */
  public void deploy(CloudAssembly assembly) {
    stacks.add(assembly);
    note = new CloudDescription(services, stacks).note();
    makeKnown();
  }

  /**
   * The physical id of what a construct became.
   *
   * @param named its path, with {@code #} and an attribute's name for that attribute instead
   * @throws IllegalArgumentException when there is no such resource or attribute
   */
  public String physical(String named) {
    String[] parts = named.split("#", 2);
    Deployed resource = stacks.at(parts[0]);
    return parts.length == 1 ? resource.ref() : resource.attribute(parts[1]);
  }

  /** Starts an environment of each function, so that no first invocation is slow. */
  public void prewarm() {
    services.lambda.prewarm();
  }

  /** Waits until an environment of each function takes work, or for some wall time at most. */
  public void awaitWarmFunctions() {
    services.lambda.warm().completeOnTimeout(null, WARM_UP.toSeconds(), TimeUnit.SECONDS).join();
  }

  public CloudNote note() {
    return note;
  }

  /** What a person should know of this machine's limits; empty when there are none. */
  public Optional<String> notice() {
    return services.children.notice();
  }

  public CloudClock clock() {
    return services.clock;
  }

  /** A ready command line that shows a service as ECS sees it. */
  public String describeServicesLine(String name) {
    Attached attached = attached(name);
    return "aws --endpoint-url %s ecs describe-services --cluster %s --services %s"
        .formatted(note.endpoint(), attached.cluster(), attached.service());
  }

  /** Why each state of the deployments' workflow is there, by its name. */
  public Map<String, String> stateComments() {
    String definition =
        services
            .states
            .describeStateMachine(of -> of.stateMachineArn(note.stateMachine()))
            .definition();
    Map<String, String> comments = new HashMap<>();
    Json.parse(definition)
        .path("States")
        .properties()
        .forEach(state -> comments.put(state.getKey(), state.getValue().path("Comment").asText()));
    return comments;
  }

  /** The attached service an entry is about. */
  public String subjectOf(Journal.Entry entry) {
    return subjects.of(entry);
  }

  private void makeKnown() {
    note.write(state);
    learnServiceNames();
  }

  private void learnServiceNames() {
    services
        .ssm
        .getParametersByPath(of -> of.path(RECORDS))
        .parameters()
        .forEach(
            record -> {
              String name = record.name().substring(RECORDS.length() + 1);
              subjects.learn(name, attached(name).service());
            });
  }

  /** Loses, repeats or delays events between AWS's services from now on. */
  public Disturbances disturbances() {
    return services.disturbances;
  }

  Services services() {
    return services;
  }

  Stacks stacks() {
    return stacks;
  }

  String ledgerTable() {
    return stacks.ofType("AWS::DynamoDB::Table").getFirst().ref();
  }

  /** The parameter with the record of an attached service. */
  static String recordName(String name) {
    return RECORDS + "/" + name;
  }

  /** The record of an attached service. */
  JsonNode record(String name) {
    return services
        .ssm
        .value(recordName(name))
        .map(Json::parse)
        .orElseThrow(() -> new IllegalArgumentException("no service is attached as " + name));
  }

  Attached attached(String name) {
    JsonNode service = record(name);
    return new Attached(service.path("cluster").asText(), service.path("service").asText());
  }

  @Override
  public void close() {
    CloudNote.erase(state);
    services.close();
  }
}
