package dev.slipway.scenario.trace;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Journal;
import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.scenario.cloud.Attached;
import dev.slipway.scenario.cloud.Images;
import dev.slipway.scenario.cloud.View;
import dev.slipway.scenario.fault.Call;
import dev.slipway.scenario.fault.Invocation;
import dev.slipway.scenario.fault.Wiretap;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/** Hears everything and puts into the trace what belongs into the story. */
public final class Storyteller implements Wiretap.Listener {
  private static final Pattern TOLD =
      Pattern.compile(
          "has started|has stopped|stopped \\d|deployment failed|rolling back|steady state"
              + "|unable|is unhealthy|deployment completed");

  /** What events and sweeps come to nearly every time. */
  private static final Set<String> NO_NEWS = Set.of("Wake PARKED", "Sweep REST");

  /** What a deployment does not depend on. */
  private static final String ASIDE = "UNTOLD";

  private final Trace trace;
  private final View view;
  private final Words words;
  private final Supplier<Instant> now;
  private final Set<String> red = new HashSet<>();

  public Storyteller(Trace trace, View view, Images images, Supplier<Instant> now) {
    this.trace = trace;
    this.view = view;
    this.words = new Words(view, images);
    this.now = now;
  }

  /** The story begins here. */
  public void begin() {
    words.begin();
    trace.begin(now.get());
  }

  /** Somebody does something. */
  public void tell(String who, String what) {
    trace.add(now.get(), who, words.of(what));
  }

  /** One entry of the journal. */
  public void read(Journal.Entry entry) {
    switch (entry.source() + "/" + entry.kind()) {
      case "ecr/push" -> tell("registry", entry.subject() + " push of " + tag(entry));
      case "ecr/delete" -> tell("registry", entry.subject() + " delete of " + tag(entry));
      case "states/execution-started" -> tell(execution(entry), "starts: " + wish(entry.text()));
      case "states/execution-redriven" -> tell(execution(entry), entry.text());
      case "states/state-retried" ->
          trouble(execution(entry), "retries " + entry.text().replaceFirst(" after [^:]*", ""));
      case "states/error-caught" -> caught(entry);
      case "states/execution-ended" -> tell(execution(entry), "ends " + entry.text());
      case "ecs/service-event" -> service(entry);
      case "cloudwatch/alarm-state" -> alarm(entry);
      case "sns/published" -> published(entry);
      case "events/undelivered", "events/event-dropped" -> trouble("events", entry.text());
      default -> {}
    }
  }

  /** The subject says it; the text says what is told here anyway. */
  private void published(Journal.Entry entry) {
    String who = entry.subject().contains("Notices") ? "notice" : "page";
    tell(who, entry.text().lines().findFirst().orElse(""));
  }

  /** In an outage everybody says the same over and over. */
  private void trouble(String who, String what) {
    String said = words.of(what);
    trace.addTrouble(now.get(), who, said, said.substring(0, (said + " ").indexOf(' ')));
  }

  private String execution(Journal.Entry entry) {
    return words.execution(entry.subject());
  }

  private static String tag(Journal.Entry entry) {
    return entry.text().replaceFirst(" sha256:.*", "");
  }

  private static String wish(String input) {
    JsonNode detail = Json.parse(input).at("/trigger/push/detail");
    return detail.isMissingNode()
        ? input
        : "push of %s:%s"
            .formatted(
                Json.parse(input).path("service").asText(), detail.path("image-tag").asText());
  }

  private void caught(Journal.Entry entry) {
    if (!entry.text().contains("States.Timeout")) {
      String[] parts = entry.text().split(": ", 3);
      tell(execution(entry), parts[0] + " fails: " + parts[1]);
    }
  }

  private void service(Journal.Entry entry) {
    if (TOLD.matcher(entry.text()).find()) {
      String said = entry.text().replaceFirst("^\\(service [^)]*\\) ", "");
      said = said.replaceAll(": (\\(task [0-9a-f]+\\)[ .]?)+", ".");
      tell(attached(entry.subject()), said);
    }
  }

  private String attached(String serviceName) {
    return view.attached().stream()
        .filter(each -> each.serviceName().equals(serviceName))
        .map(Attached::name)
        .findFirst()
        .orElse(serviceName);
  }

  private void alarm(Journal.Entry entry) {
    if (entry.text().startsWith("ALARM")) {
      red.add(entry.subject());
      tell("alarm", entry.subject() + " is in ALARM");
    } else if (red.remove(entry.subject())) {
      tell("alarm", entry.subject() + " is OK");
    }
  }

  /** A line that a function printed. */
  public void log(Invocation by, String line) {
    JsonNode said = Json.parse(line);
    learn(by);
    String outcome = said.path("outcome").asText();
    if (isPartOfIt(by, outcome) && !NO_NEWS.contains(by.function() + " " + outcome)) {
      String sentence = said.path("sentence").asText("");
      String more = sentence.isEmpty() ? "" : ": " + sentence;
      if (outcome.endsWith("RetryableFault")) {
        trouble(who(by), by.function() + " " + outcome + more);
      } else {
        trace.addNews(now.get(), who(by), words.of(by.function() + " " + outcome + more));
      }
    }
  }

  private static boolean isPartOfIt(Invocation by, String outcome) {
    // What settles without a deployment was told by the step that ended it.
    boolean toldBefore = by.function().equals("Settle") && by.deployment().isEmpty();
    boolean nobodys = by.execution().isEmpty() && by.service().isEmpty();
    boolean numbers = outcome.isEmpty();
    return !toldBefore && !nobodys && !numbers && !outcome.equals(ASIDE);
  }

  private void learn(Invocation by) {
    JsonNode deployment = by.payload().at("/facts/deployment");
    by.deployment()
        .ifPresent(
            id ->
                words.learn(
                    id,
                    deployment.path("service").asText(),
                    deployment.at("/image/content/digest").asText()));
  }

  private String who(Invocation by) {
    return by.execution().map(words::execution).or(by::service).orElse("?");
  }

  @Override
  public void after(Call call, Object[] arguments) {
    if (call.action().equals("ecs:StopServiceDeployment")) {
      tell(who(call.by()), "StopServiceDeployment");
    }
    if (call.action().equals("ecs:UpdateService")) {
      Optional<Attached> at =
          view.attached().stream()
              .filter(each -> each.serviceName().equals(call.resource()))
              .findFirst();
      at.ifPresent(
          each -> tell(who(call.by()), "UpdateService: " + shown(each) + scaled(arguments)));
    }
  }

  private static String scaled(Object[] arguments) {
    return Stream.of(arguments)
        .filter(UpdateServiceRequest.class::isInstance)
        .map(request -> ((UpdateServiceRequest) request).desiredCount())
        .filter(Objects::nonNull)
        .map(count -> ", scaled to " + count)
        .findFirst()
        .orElse("");
  }

  private String shown(Attached at) {
    String revision = view.service(at).taskDefinition();
    return at.name() + " is at " + revision + " (" + view.tagOf(at, revision) + ")";
  }
}
