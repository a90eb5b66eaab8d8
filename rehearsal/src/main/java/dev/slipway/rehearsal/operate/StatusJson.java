package dev.slipway.rehearsal.operate;

import dev.slipway.rehearsal.operate.ServiceStatus.Candidate;
import dev.slipway.rehearsal.operate.ServiceStatus.Live;
import dev.slipway.rehearsal.operate.ServiceStatus.Work;
import java.util.List;
import java.util.Optional;

/** How services stand, for scripts; {@code docs/operate.md} describes the keys. */
final class StatusJson {

  private static final int SCHEMA = 1;

  private StatusJson() {}

  static String of(List<ServiceStatus> services) {
    return new Written()
        .with("schema", SCHEMA)
        .with("services", services, StatusJson::service)
        .text();
  }

  private static Written service(ServiceStatus service) {
    return new Written()
        .with("service", service.name())
        .with("mode", service.inShadow() ? "SHADOW" : "DEPLOY")
        .with("live", service.live(), StatusJson::live)
        .with("proven", service.proven(), StatusJson::proven)
        .with("claim", service.work(), StatusJson::work)
        .with("hold", service.hold(), StatusJson::hold)
        .with("lastEnd", service.lastEnd(), HistoryJson::attempt)
        .with("newestNotDeployed", service.waiting(), StatusJson::candidate);
  }

  private static Written live(Live live) {
    Serving serving = live.serving();
    return new Written()
        .with("taskDefinition", serving.taskDefinition())
        .with("digest", serving.digest())
        .with("tag", live.tag())
        .with("proven", live.proven())
        .with("desired", serving.tasks().desired())
        .with("running", serving.tasks().running())
        .with("pending", serving.tasks().pending())
        .with(
            "revisions",
            serving.revisions(),
            each ->
                new Written()
                    .with("taskDefinition", each.taskDefinition())
                    .with("running", each.tasks()));
  }

  private static Written proven(Proven proven) {
    return new Written()
        .with("taskDefinition", proven.taskDefinition())
        .with("digest", proven.digest())
        .with("tag", proven.tag())
        .with("since", proven.since())
        .with("by", proven.by());
  }

  private static Written work(Work work) {
    Claim claim = work.claim();
    Optional<Executions.Step> step = work.progress().flatMap(Executions.Progress::step);
    return new Written()
        .with("deployment", claim.deployment())
        .with("tag", claim.tag())
        .with("digest", claim.digest())
        .with("execution", claim.execution())
        .with("status", work.progress().map(Executions.Progress::status))
        .with("state", step.map(Executions.Step::state))
        .with("since", step.map(each -> each.since().toString()))
        .with("stage", claim.stage(), StatusJson::stage)
        .with("question", claim.question(), StatusJson::question);
  }

  private static Written stage(Stage stage) {
    return new Written()
        .with("name", stage.name())
        .with("traffic", stage.traffic())
        .with("since", stage.since());
  }

  private static Written question(Question question) {
    return new Written().with("until", question.until()).with("text", question.text());
  }

  private static Written hold(Hold hold) {
    return new Written()
        .with("reason", hold.reason())
        .with("since", hold.since())
        .with("by", hold.by());
  }

  private static Written candidate(Candidate candidate) {
    return new Written()
        .with("tag", candidate.image().tag())
        .with("digest", candidate.image().digest())
        .with("pushedAt", candidate.image().at())
        .with(
            "quarantine",
            candidate.quarantine(),
            quarantine ->
                new Written()
                    .with("code", quarantine.code())
                    .with("sentence", quarantine.sentence())
                    .with("since", quarantine.since()));
  }
}
