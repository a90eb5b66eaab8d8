package dev.slipway.rehearsal.states.asl;

import java.util.List;
import java.util.Optional;

/** One state of a machine. */
public sealed interface State {

  String name();

  /** Has work done elsewhere. */
  record Task(String name, Work work, Recovery recovery, Onward onward) implements State {}

  /** Runs branches side by side and waits for all of them. */
  record Parallel(String name, List<States> branches, Recovery recovery, Onward onward)
      implements State {}

  /** Goes the way of the first rule whose condition holds, else the default way if there is one. */
  record Choice(String name, List<Rule> rules, Optional<Onward> otherwise) implements State {}

  /** Lets time pass. */
  record Wait(String name, Until until, Onward onward) implements State {}

  /** Hands data on. */
  record Pass(String name, Onward onward) implements State {}

  /** Ends well. */
  record Succeed(String name, Optional<Template> output) implements State {}

  /** Ends badly, with a name and a sentence. */
  record Fail(String name, Optional<Template> error, Optional<Template> cause) implements State {}

  /** A condition of a Choice and where it leads. */
  record Rule(Template condition, Onward onward) {}

  /** How long a Wait waits. */
  sealed interface Until {

    record Seconds(Template seconds) implements Until {}

    record Timestamp(Template timestamp) implements Until {}
  }

  /**
   * Where a state leads and what it hands on.
   *
   * @param next the next state's name; empty at an end
   * @param assign variables to set, visible from the next state on
   */
  record Onward(Optional<String> next, Optional<Template> output, Optional<Template> assign) {}

  /** What a Task has done, by whom, and within which limits in seconds. */
  record Work(
      Integration integration,
      Template arguments,
      Optional<Template> timeout,
      Optional<Template> heartbeat) {}

  /** The service integrations that are played. */
  enum Integration {
    /** Invokes a function and takes its answer. */
    INVOKE("lambda", "invoke"),
    /** Invokes a function and waits for somebody to answer the task's token. */
    INVOKE_WAIT_FOR_TOKEN("lambda", "invoke.waitForTaskToken"),
    /** Publishes a message to a topic. */
    PUBLISH("sns", "publish");

    private final String service;
    private final String resource;

    Integration(String service, String resource) {
      this.service = service;
      this.resource = resource;
    }

    /** The service's name in history events. */
    public String service() {
      return service;
    }

    /** The name in history events, such as {@code invoke.waitForTaskToken}. */
    public String resource() {
      return resource;
    }

    public String arn() {
      return "arn:aws:states:::" + service + ":" + resource;
    }
  }

  /** What happens after an error: retriers are asked first, then catchers. */
  record Recovery(List<Retrier> retriers, List<Catcher> catchers) {}

  /** A way on after certain errors. */
  record Catcher(ErrorNames errors, Onward onward) {}
}
