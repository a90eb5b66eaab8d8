package dev.slipway.scenario;

import dev.slipway.rehearsal.cloud.Calm;
import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.cloud.Trouble;
import dev.slipway.rehearsal.task.Script;
import dev.slipway.scenario.cloud.Attached;
import dev.slipway.scenario.cloud.CloudServices;
import dev.slipway.scenario.cloud.Console;
import dev.slipway.scenario.cloud.Images;
import dev.slipway.scenario.cloud.Postman;
import dev.slipway.scenario.cloud.Route;
import dev.slipway.scenario.cloud.View;
import dev.slipway.scenario.cloud.Weather;
import dev.slipway.scenario.fault.Call;
import dev.slipway.scenario.fault.FaultPlan;
import dev.slipway.scenario.rule.Rules;
import dev.slipway.scenario.trace.Storyteller;
import dev.slipway.scenario.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One cloud with Slipway deployed in it, on virtual time: push, break, let time pass, and expect.
 * The package's description tells how a scenario is written.
 */
public final class VirtualCloud {
  /** Two sweeps, so that what a sweep would still do is not taken for rest. */
  private static final Duration REST = Duration.ofSeconds(130);

  private static final Duration GLANCE = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofHours(5);

  private final CloudServices services;
  private final View view;
  private final Rules rules;
  private final Trace trace;
  private final Storyteller story;
  private boolean happened;
  private int promised;
  private Past past = new Past(0, 0);

  /** What was there when the story began. */
  record Past(int calls, int executions) {}

  private VirtualCloud(String sample, long seed, Route route) {
    Storyteller[] teller = new Storyteller[1];
    Rules[] guarding = new Rules[1];
    services =
        new CloudServices(
            sample,
            seed,
            route,
            (by, line) -> {
              teller[0].log(by, line);
              guarding[0].log(line);
            });
    view = services.view();
    rules = Rules.of(services);
    trace = new Trace(now());
    story = new Storyteller(trace, view, services.images, this::now);
    teller[0] = story;
    guarding[0] = rules;
    services.journal.read(this::journal);
    services.wiretap.listen(story);
    services.wiretap.listen(rules);
  }

  /** A fresh cloud: the stacks are deployed and no image was ever pushed. */
  public static VirtualCloud fresh() {
    return new VirtualCloud(CloudServices.SHIPPED, CloudServices.IN_ORDER, Route.WIRE);
  }

  /**
   * A fresh cloud for many runs.
   *
   * @param seed another one shakes the order of what happens at the same instant
   */
  public static VirtualCloud fresh(long seed, Route route) {
    return new VirtualCloud(CloudServices.SHIPPED, seed, route);
  }

  /** A cloud in which these images, such as {@code backend:v1}, are live and proven. */
  public static VirtualCloud running(String... images) {
    return fresh().with(images);
  }

  /** The same where ECS shifts traffic between two target groups, all at once. */
  public static VirtualCloud shifting(String... images) {
    return new VirtualCloud("blue-green", CloudServices.IN_ORDER, Route.WIRE).with(images);
  }

  /** Brings these images live; the story begins after that. */
  public VirtualCloud with(String... images) {
    services.prepare();
    for (String image : images) {
      push(image);
      advanceUntilQuiet();
      expect().ends(image, "SUCCEEDED");
    }
    services.begin();
    story.begin();
    past = new Past(services.wiretap.calls().size(), view.executions().size());
    return this;
  }

  private void journal(Journal.Entry entry) {
    happened = true;
    story.read(entry);
  }

  // What people do

  /** Pushes an image whose tasks are good. */
  public VirtualCloud push(String image) {
    return push(image, Behaviour.good());
  }

  /** Pushes an image, such as {@code backend:v3}, whose tasks behave so. */
  public VirtualCloud push(String image, Script behaviour) {
    ImageName name = ImageName.of(image);
    services.images.push(view.attached(name.service()).repository(), name.tag(), behaviour);
    return this;
  }

  /** Pushes an image that says something of itself in its configuration. */
  public VirtualCloud push(String image, Images.Content content) {
    ImageName name = ImageName.of(image);
    services.images.push(view.attached(name.service()).repository(), name.tag(), content);
    return this;
  }

  /** Pushes a good image for several platforms, such as {@code arm64}. */
  public VirtualCloud pushPlatforms(String image, String... platforms) {
    ImageName name = ImageName.of(image);
    String repository = view.attached(name.service()).repository();
    services.images.push(repository, name.tag(), List.of(platforms));
    return this;
  }

  /** Points one more tag at an image. */
  public VirtualCloud retag(String image, String tag) {
    services.images.retag(image(image), tag);
    return this;
  }

  public VirtualCloud deleteImage(String image) {
    services.images.delete(image(image));
    return this;
  }

  /** Tasks of an image that was pushed before behave so, from here on. */
  public VirtualCloud turn(String image, Script behaviour) {
    services.images.turn(image(image), behaviour);
    return this;
  }

  /** The digest of an image that was pushed before. */
  public String digest(String image) {
    return image(image).digest();
  }

  /** Sets one key of an attached service's record. */
  public VirtualCloud set(String service, String key, Object value) {
    view.set(service, key, value);
    return this;
  }

  /** ECR tells again, in events of their own, of a push that it told of before. */
  public VirtualCloud announceAgain(String image, int times) {
    Images.Pushed pushed = image(image);
    for (int each = 1; each <= times; each++) {
      in(Duration.ofMillis(300L * each), () -> services.announce(pushed));
    }
    return this;
  }

  /** Starts an execution as a person would in the console; gives its ARN. */
  public String startManually(String input) {
    return services
        .states
        .startExecution(start -> start.stateMachineArn(view.machine()).input(input))
        .executionArn();
  }

  /** ARN of the newest execution. */
  public String execution() {
    return view.executions().getLast().executionArn();
  }

  /** Stops an execution as a person would in the console. */
  public VirtualCloud abort(String execution) {
    story.tell("person", "stops execution " + execution);
    services.states.stopExecution(stop -> stop.executionArn(execution));
    return this;
  }

  public VirtualCloud redrive(String execution) {
    services.states.redriveExecution(again -> again.executionArn(execution));
    return this;
  }

  public Console console() {
    return services.console(what -> story.tell("person", what));
  }

  /** The alarm of an attached service, by the service's name. */
  public AlarmBell alarm(String service) {
    return new AlarmBell(services, view.attached(service));
  }

  // What goes wrong

  /** Loses, repeats and delays events. */
  public Postman events() {
    return services.postman;
  }

  /** An execution is gone as if it had never been, and no event tells of it. */
  public VirtualCloud forget(String execution) {
    events().lose(Postman.called("Step Functions Execution Status Change"));
    story.tell("aws", "loses execution " + execution);
    services.states.stopExecution(stop -> stop.executionArn(execution));
    weather()
        .over(
            Weather.to("DescribeExecution").and(it -> it.body().contains(execution)),
            Weather.Reply.error(400, "ExecutionDoesNotExist", "Execution Does Not Exist"));
    return this;
  }

  /** The first run of a function in this story, which Lambda gave up, goes on now. */
  public VirtualCloud goOn(String function) {
    story.tell("lambda", "the first run of " + function + " goes on");
    services.wiretap.calls().stream()
        .skip(past.calls())
        .map(Call::by)
        .filter(run -> run.function().equals(function))
        .findFirst()
        .ifPresent(services::goOn);
    return this;
  }

  /** Answers requests of the functions in AWS's place. */
  public Weather weather() {
    return services.weather;
  }

  /** Makes calls of the functions go wrong from here on. */
  public VirtualCloud faults(FaultPlan plan) {
    services.wiretap.plan(plan);
    return this;
  }

  /**
   * Lets a trouble befall the tasks that an attached service starts from now on.
   *
   * @return ends it
   */
  public Calm trouble(String service, Trouble trouble) {
    story.tell("aws", service + " has " + trouble);
    return services.ecs.trouble(view.attached(service).service(), trouble);
  }

  /** The scenario takes healthy targets away itself: the minimum is not held from here on. */
  public VirtualCloud takesCapacity() {
    rules.capacityTaken();
    return this;
  }

  // Time

  public Instant now() {
    return services.clock.now();
  }

  /** Does something that much later, while time is let pass. */
  public VirtualCloud in(Duration time, Runnable deed) {
    promised++;
    services.clock.after(
        time,
        () -> {
          promised--;
          deed.run();
        });
    return this;
  }

  public VirtualCloud advance(Duration time) {
    boolean[] over = {false};
    services.clock.after(time, () -> over[0] = true);
    while (!over[0]) {
      step();
    }
    return this;
  }

  /** Lets time pass until something holds. */
  public VirtualCloud advanceUntil(String what, BooleanSupplier holds) {
    Instant latest = now().plus(LONGEST);
    while (!holds.getAsBoolean()) {
      if (now().isAfter(latest)) {
        throw new AssertionError("it never came to this: " + what + "\n" + trace.text());
      }
      step();
    }
    return this;
  }

  /** Lets time pass until the newest execution has entered the state. */
  public VirtualCloud advanceUntilIn(String state) {
    return advanceUntil(
        "state " + state, () -> services.stateOf(view.machine()).orElse("").equals(state));
  }

  /** Lets time pass until nothing has been under way for two sweeps. */
  public VirtualCloud advanceUntilQuiet() {
    Instant latest = now().plus(LONGEST);
    Duration still = Duration.ZERO;
    Duration wanted = REST.plus(services.postman.longestDelay());
    while (still.compareTo(wanted) < 0) {
      advance(GLANCE);
      still = promised == 0 && view.isQuiet() ? still.plus(GLANCE) : Duration.ZERO;
      if (now().isAfter(latest)) {
        throw new AssertionError("it never came to rest\n" + trace.text());
      }
    }
    rules.checkAtRest(this::told);
    return this;
  }

  private void step() {
    happened = false;
    services.clock.step();
    if (happened) {
      rules.check(this::told);
    }
  }

  /** The story so far. */
  public String told() {
    return trace.text();
  }

  // What came of it

  public Expectations expect() {
    return new Expectations(services, trace, past);
  }

  /** The calls the functions made, and everything else there is to look at. */
  public CloudServices services() {
    return services;
  }

  private Images.Pushed image(String text) {
    ImageName name = ImageName.of(text);
    Attached at = view.attached(name.service());
    return services.images.named(at.repository(), name.tag());
  }
}
