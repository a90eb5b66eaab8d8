package dev.slipway.rehearsal.local;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.cloudwatch.LocalCloudWatch;
import dev.slipway.rehearsal.dns.NameServer;
import dev.slipway.rehearsal.dns.Zone;
import dev.slipway.rehearsal.dynamodb.DynamoDbProcess;
import dev.slipway.rehearsal.ecr.PrivateRegistry;
import dev.slipway.rehearsal.ecr.Registry;
import dev.slipway.rehearsal.ecs.LocalEcs;
import dev.slipway.rehearsal.elb.ElbSurroundings;
import dev.slipway.rehearsal.elb.LocalElb;
import dev.slipway.rehearsal.events.Bus;
import dev.slipway.rehearsal.events.Disturbances;
import dev.slipway.rehearsal.events.FunctionTarget;
import dev.slipway.rehearsal.events.LocalEventBridge;
import dev.slipway.rehearsal.events.QueuedDeadLetters;
import dev.slipway.rehearsal.events.StatesTarget;
import dev.slipway.rehearsal.iam.Iam;
import dev.slipway.rehearsal.iam.IamGate;
import dev.slipway.rehearsal.lambda.LocalLambda;
import dev.slipway.rehearsal.lambda.Workplace;
import dev.slipway.rehearsal.logs.EmbeddedMetrics;
import dev.slipway.rehearsal.logs.LocalLogs;
import dev.slipway.rehearsal.network.TemplateNetwork;
import dev.slipway.rehearsal.run.Children;
import dev.slipway.rehearsal.secrets.LocalSecrets;
import dev.slipway.rehearsal.sns.LocalSns;
import dev.slipway.rehearsal.sqs.LocalSqs;
import dev.slipway.rehearsal.ssm.LocalSsm;
import dev.slipway.rehearsal.states.LocalStates;
import dev.slipway.rehearsal.task.ProcessTasks;
import dev.slipway.rehearsal.time.ScaledClock;
import dev.slipway.rehearsal.wire.AwsEndpoint;
import dev.slipway.rehearsal.wire.Guard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The services of the local cloud, each knowing only those it needs. The constructor is the map of
 * who needs whom, which is why it is long.
 */
final class Services implements AutoCloseable {

  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  /** The VPC's resolver, 169.254.169.253 on AWS, in the loopback range. */
  private static final String RESOLVER = "127.254.169.253";

  final ScaledClock clock;
  final Children children;
  final DynamoDbProcess database;
  final DynamoDbClient tables;
  final Iam iam = new Iam(Account.LOCAL);
  final LocalSsm ssm;
  final LocalSecrets secrets;
  final LocalLogs logs;
  final LocalSns sns;
  final LocalSqs sqs;
  final Disturbances disturbances = new Disturbances();
  final LocalEventBridge events;
  final LocalCloudWatch cloudWatch;
  final TemplateNetwork network = new TemplateNetwork(Account.LOCAL);
  final NameServer names;
  final PrivateRegistry images;
  final Registry registry;
  final LocalElb loadBalancers;
  final ProcessTasks tasks;
  final LocalEcs ecs;
  final LocalLambda lambda;
  final LocalStates states;
  final Trail trail;
  final AwsEndpoint endpoint;

  Services(LocalCloud.Settings settings, Journal journal) {
    RandomGenerator random = new Random();
    clock = new ScaledClock(settings.scale());
    trail = new Trail(clock);
    children = new Children(settings.run());
    database = new DynamoDbProcess(children, settings.dynamoDbLibraries(), settings.run());
    tables = tablesOf(database);
    ssm = new LocalSsm(Account.LOCAL, clock);
    secrets = new LocalSecrets(Account.LOCAL, clock);
    logs = new LocalLogs(Account.LOCAL, clock);
    sns = new LocalSns(Account.LOCAL, clock, journal);
    sqs = new LocalSqs(Account.LOCAL, clock, this::count);
    Bus bus =
        new Bus(clock, journal, Executors.newVirtualThreadPerTaskExecutor(), random, disturbances);
    events = new LocalEventBridge(bus, new QueuedDeadLetters(sqs, this::mayBeSent));
    cloudWatch =
        new LocalCloudWatch(
            Account.LOCAL, clock, new LocalCloudWatch.Outlets(events, journal, this::tell));
    Zone zone = new Zone();
    names = nameServer(zone);
    images =
        new PrivateRegistry(
            new PrivateRegistry.Surroundings(Account.LOCAL, clock, events, journal),
            settings.run().resolve("images"));
    registry = images.serve(ANY_PORT);
    loadBalancers =
        new LocalElb(new ElbSurroundings(clock, Account.LOCAL, network, zone, cloudWatch, journal));
    tasks =
        new ProcessTasks(
            settings.run().resolve("tasks"),
            images.images(),
            logs,
            new ProcessTasks.Platform(children, names.address()));
    lambda =
        new LocalLambda(
            new Workplace(
                children,
                iam::environmentFor,
                this::endpointUri,
                settings.run().resolve("lambda"),
                settings.lambdaCache(),
                new Workplace.Record(new EmbeddedMetrics(logs, cloudWatch), journal, clock)));
    ecs =
        new LocalEcs(
            new dev.slipway.rehearsal.ecs.Surroundings(
                Account.LOCAL,
                clock,
                events,
                journal,
                network,
                iam,
                logs,
                loadBalancers,
                tasks,
                name -> ssm.value(name).or(() -> secrets.value(name)),
                lambda,
                cloudWatch::isInAlarm,
                random));
    states =
        new LocalStates(
            new dev.slipway.rehearsal.states.Surroundings(
                clock, trail.noting(lambda), iam, sns, events, journal, random));
    events
        .reaching(new StatesTarget(states, iam))
        .reaching(new FunctionTarget(trail.noting(lambda), lambda::mayBeInvokedBy, bus));
    endpoint =
        new AwsEndpoint(
            settings.endpoint(),
            Catalogue.apis(this),
            lambda,
            new Guard(iam, new IamGate(iam, Account.LOCAL), trail));
  }

  /** Callers first, then what they call; the children last, so that nothing outlives the cloud. */
  @Override
  public void close() {
    clock.close();
    endpoint.close();
    registry.close();
    images.close();
    loadBalancers.close();
    lambda.close();
    tasks.close();
    names.close();
    tables.close();
    children.close();
  }

  private void count(String namespace, String name, Map<String, String> dimensions, double value) {
    cloudWatch.record(namespace, name, dimensions, value);
  }

  private boolean mayBeSent(String queueArn, String action, String principal, String sourceArn) {
    return sqs.allows(principal, action, queueArn, Map.of("aws:SourceArn", sourceArn));
  }

  private void tell(String topicArn, String subject, String text) {
    sns.publish(message -> message.topicArn(topicArn).subject(subject).message(text));
  }

  private URI endpointUri() {
    return endpoint.uri();
  }

  private static NameServer nameServer(Zone zone) {
    try {
      return new NameServer(zone, InetAddress.getByName(RESOLVER));
    } catch (IOException taken) {
      throw new UncheckedIOException("cannot answer names at " + RESOLVER, taken);
    }
  }

  /** DynamoDB Local takes any credentials. */
  private static DynamoDbClient tablesOf(DynamoDbProcess database) {
    return DynamoDbClient.builder()
        .endpointOverride(database.uri())
        .region(Region.of(Account.LOCAL.region()))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }
}
