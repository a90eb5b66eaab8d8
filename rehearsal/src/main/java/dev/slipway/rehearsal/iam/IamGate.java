package dev.slipway.rehearsal.iam;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.wire.Caller;
import dev.slipway.rehearsal.wire.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets a call pass when the caller's role allows every permission the call needs. */
public final class IamGate implements Gate {

  private final Iam iam;
  private final Rules rules;

  public IamGate(Iam iam, Account account) {
    this.iam = iam;
    this.rules = Rules.all(new Arns(account));
  }

  @Override
  public Decision decide(Caller caller, Call call) {
    Optional<List<Ask>> needed = rules.asks(call);
    if (needed.isEmpty()) {
      return new Decision(List.of(), caller.roleArn().map(role -> notInTheTable(call)));
    }
    List<Asked> asked = new ArrayList<>();
    for (Ask ask : needed.get()) {
      asked.add(new Asked(ask.action(), ask.shownResource()));
      Optional<String> refusal = iam.refusal(caller, ask);
      if (refusal.isPresent()) {
        return new Decision(asked, refusal);
      }
    }
    return new Decision(asked, Optional.empty());
  }

  /** Letting it pass unseen would hide a permission that is missing on AWS. */
  private static String notInTheTable(Call call) {
    return call.api().prefix() + ":" + call.operation() + " is not in the local IAM table";
  }
}
