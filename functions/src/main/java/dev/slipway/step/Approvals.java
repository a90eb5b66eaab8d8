package dev.slipway.step;

import dev.slipway.core.Answer;
import dev.slipway.core.Asking;
import dev.slipway.core.Claim;
import dev.slipway.core.Deployment;
import dev.slipway.core.DeploymentRequest.Answered;
import dev.slipway.core.Ending;
import dev.slipway.core.Reply;
import dev.slipway.port.ClaimLost;
import dev.slipway.port.Ledger;
import dev.slipway.port.ParkedTasks;
import dev.slipway.port.RetryableFault;
import dev.slipway.step.Accept.Asked;
import java.util.Optional;

/** A person's answer to the question that a deployment waits with. */
final class Approvals {
  private final Ledger ledger;
  private final ParkedTasks parkedTasks;

  Approvals(Ledger ledger, ParkedTasks parkedTasks) {
    this.ledger = ledger;
    this.parkedTasks = parkedTasks;
  }

  /**
   * Lets the deployment go on, or ends it. A second answer changes nothing.
   *
   * @throws RetryableFault when the question may be about to be asked
   */
  Answer answer(Asked asked, Answered answered) {
    Reply reply =
        new Reply(answered.word(), asked.execution().asker(), asked.execution().startedAt());
    Optional<Claim> claim = ledger.claimOn(asked.name());
    return claim
        .filter(each -> each.deployment().id().equals(answered.deployment()))
        .map(each -> answer(asked, each, reply))
        .orElseGet(() -> notWaiting(answered.deployment(), claim));
  }

  private Answer answer(Asked asked, Claim claim, Reply reply) {
    if (claim.reply().isPresent()) {
      return delivered(claim, reply);
    }
    Optional<Asking> asking = asking(claim);
    if (asking.isEmpty()) {
      refuseTooEarly(asked, claim);
      return notWaiting(claim.deployment().id(), Optional.of(claim));
    }
    return new Consent(asking.orElseThrow(), claim.deployment()).isOver(reply.at())
        ? tooLate(claim.deployment(), asking.orElseThrow())
        : recorded(claim, reply);
  }

  // People hear of the question a moment before the wait for their answer is parked.
  private static void refuseTooEarly(Asked asked, Claim claim) {
    boolean asks = asked.service().policy().gates().approvalTime().isPresent();
    if (asks && claim.held() && claim.parked().isEmpty()) {
      throw new RetryableFault(claim.deployment().id() + " does not wait for an answer yet");
    }
  }

  private Answer recorded(Claim claim, Reply reply) {
    try {
      return delivered(ledger.reply(claim.holding(), reply), reply);
    } catch (ClaimLost overtaken) {
      return notWaiting(claim.deployment().id(), ledger.claimOn(claim.holding().service()));
    }
  }

  /**
   * Wakes the wait with the answer that counts, also when it was recorded before: whoever recorded
   * it may have died before this.
   */
  private Answer delivered(Claim claim, Reply mine) {
    Reply counts = claim.reply().orElseThrow();
    asking(claim)
        .map(asking -> new Consent(asking, claim.deployment()).on(counts))
        .ifPresent(answer -> parkedTasks.answer(claim.parked().orElseThrow().token(), answer));
    return counts.equals(mine) ? answered(claim, mine) : again(claim, counts, mine);
  }

  private static Optional<Asking> asking(Claim claim) {
    return claim
        .waiting()
        .flatMap(
            parked ->
                parked.awaited() instanceof Asking asking ? Optional.of(asking) : Optional.empty());
  }

  private static Answer answered(Claim claim, Reply reply) {
    return ended("%s was %s.".formatted(named(claim.deployment()), reply.told()));
  }

  private static Answer again(Claim claim, Reply counts, Reply mine) {
    String already =
        "%s was answered already, at %s: %s."
            .formatted(named(claim.deployment()), counts.at(), counts.told());
    return counts.word() == mine.word()
        ? ended(already)
        : Rejections.invalid(
            already, "To stop it, roll the service back; to deploy it after all, start it again.");
  }

  private static Answer ended(String sentence) {
    return Answer.ended(Ending.answered(sentence));
  }

  private static Answer tooLate(Deployment deployment, Asking asking) {
    return Rejections.invalid(
        "%s could be answered until %s.".formatted(named(deployment), asking.question().until()),
        "Start the deployment again.");
  }

  private static Answer notWaiting(String id, Optional<Claim> claim) {
    String instead =
        claim
            .filter(each -> asking(each).isPresent())
            .map(each -> " " + named(each.deployment()) + " does.")
            .orElse("");
    return Rejections.invalid(
        id + " does not wait for an approval." + instead,
        "Write the id that the question names, while that deployment waits.");
  }

  private static String named(Deployment deployment) {
    return "%s (%s)".formatted(deployment.id(), deployment.image().label());
  }
}
