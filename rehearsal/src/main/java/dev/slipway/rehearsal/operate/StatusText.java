package dev.slipway.rehearsal.operate;

import dev.slipway.rehearsal.operate.ServiceStatus.Candidate;
import dev.slipway.rehearsal.operate.ServiceStatus.Live;
import dev.slipway.rehearsal.operate.ServiceStatus.Work;
import dev.slipway.rehearsal.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How services stand, for people: a table of all, then what there is to say of each. */
final class StatusText {

  private static final String NONE = "-";

  private StatusText() {}

  static String of(List<ServiceStatus> services) {
    TextTable table =
        new TextTable("service", "live", "image", "proven", "tasks", "now", "waits", "last end");
    services.forEach(service -> add(table, service));
    return table
        + services.stream()
            .map(service -> "\n" + service.name() + "\n" + String.join("", lines(service)))
            .collect(Collectors.joining());
  }

  private static void add(TextTable table, ServiceStatus service) {
    Optional<Serving> serving = service.live().map(Live::serving);
    table.row(
        service.name(),
        serving.map(Serving::taskDefinition).map(Words::revision).orElse(NONE),
        service.live().map(Live::image).orElse(NONE),
        service.live().map(live -> live.proven() ? "yes" : "no").orElse(NONE),
        serving.map(Serving::tasks).map(StatusText::brief).orElse(NONE),
        now(service),
        service.waiting().map(candidate -> candidate.image().tag()).orElse(NONE),
        service.lastEnd().map(attempt -> attempt.ending().verdict()).orElse(NONE));
  }

  private static String now(ServiceStatus service) {
    return service
        .work()
        .map(
            work ->
                (work.claim().question().isPresent() ? "asks for " : "deploys ")
                    + work.claim().image())
        .orElseGet(() -> service.hold().map(hold -> "held").orElseGet(() -> rest(service)));
  }

  private static String rest(ServiceStatus service) {
    return service.inShadow() ? "in shadow" : "at rest";
  }

  private static String brief(Serving.Tasks tasks) {
    return tasks.running() + "/" + tasks.desired();
  }

  private static List<String> lines(ServiceStatus service) {
    List<String> lines = new ArrayList<>();
    lines.add(
        line("live", service.live().map(StatusText::live).orElse("there is no such ECS service")));
    if (service.live().filter(Live::proven).isEmpty()) {
      lines.add(line("proven", service.proven().map(StatusText::proven).orElse("nothing yet")));
    }
    service
        .live()
        .map(Live::serving)
        .ifPresent(serving -> lines.add(line("tasks", tasks(serving))));
    if (service.inShadow()) {
      lines.add(line("mode", "in shadow: images are looked at, nothing is deployed"));
    }
    service.work().ifPresent(work -> lines.add(line("now", work(work))));
    service
        .work()
        .flatMap(work -> work.claim().stage())
        .ifPresent(stage -> lines.add(line("stage", stage(stage))));
    service
        .work()
        .flatMap(work -> work.claim().question())
        .ifPresent(question -> lines.add(line("asks", question(question, service.name()))));
    service.hold().ifPresent(hold -> lines.add(line("held", hold(hold, service))));
    service.waiting().ifPresent(candidate -> lines.add(line("waits", waits(candidate))));
    service.lastEnd().ifPresent(attempt -> lines.add(line("last end", lastEnd(attempt))));
    return lines;
  }

  private static String line(String what, String words) {
    return "  %-8s  %s%n".formatted(what, words);
  }

  private static String live(Live live) {
    String image =
        live.serving()
            .digest()
            .map(digest -> Words.imageInFull(live.tag(), digest))
            .orElse("no image yet");
    return Words.revision(live.serving().taskDefinition())
        + ", "
        + image
        + (live.proven() ? ", proven good" : ", not proven");
  }

  private static String proven(Proven proven) {
    return "%s, %s, since %s"
        .formatted(
            Words.revision(proven.taskDefinition()),
            Words.imageInFull(proven.tag(), proven.digest()),
            Words.time(proven.since()));
  }

  private static String tasks(Serving serving) {
    Serving.Tasks tasks = serving.tasks();
    String counts =
        "%d of %d running%s"
            .formatted(
                tasks.running(),
                tasks.desired(),
                tasks.pending() == 0 ? "" : ", " + tasks.pending() + " pending");
    return serving.revisions().size() < 2
        ? counts
        : counts
            + ": "
            + serving.revisions().stream()
                .map(each -> each.tasks() + " of " + Words.revision(each.taskDefinition()))
                .collect(Collectors.joining(", "));
  }

  private static String work(Work work) {
    Claim claim = work.claim();
    return "deploys %s (%s): %s; execution %s"
        .formatted(
            claim.image(),
            claim.deployment(),
            work.progress().map(StatusText::progress).orElse("its execution is not known any more"),
            claim.execution());
  }

  private static String stage(Stage stage) {
    return "%s, %s %% of the traffic, seen since %s"
        .formatted(
            stage.name(),
            Double.toString(stage.traffic()).replaceFirst("\\.0$", ""),
            Words.time(stage.since()));
  }

  private static String question(Question question, String service) {
    return "waits for approval until %s: ./slipway approve %s, or ./slipway refuse %s"
        .formatted(Words.time(question.until()), service, service);
  }

  private static String progress(Executions.Progress progress) {
    return progress.runs()
        ? progress
            .step()
            .map(step -> "in " + step.state() + " since " + Words.time(step.since()))
            .orElse("about to begin")
        : "its execution is " + progress.status() + ", the next sweep takes the deployment over";
  }

  private static String hold(Hold hold, ServiceStatus service) {
    return "since %s: %s; %slift it with ./slipway release %s"
        .formatted(
            Words.time(hold.since()),
            hold.reason(),
            service.waiting().map(candidate -> candidate.image().tag() + " waits; ").orElse(""),
            service.name());
  }

  private static String waits(Candidate candidate) {
    Images.Pushed image = candidate.image();
    return "%s, pushed %s, is not deployed%s"
        .formatted(
            Words.imageInFull(Optional.of(image.tag()), image.digest()),
            Words.time(image.at()),
            candidate
                .quarantine()
                .map(each -> ": it failed before (" + each.code() + "), deploy it with --force")
                .orElse(""));
  }

  private static String lastEnd(Attempt attempt) {
    return "%s%s at %s: %s"
        .formatted(
            attempt.ending().verdict(),
            attempt.ending().cause().map(cause -> " (" + cause.code() + ")").orElse(""),
            Words.time(attempt.timeline().settled()),
            attempt.ending().sentence());
  }
}
