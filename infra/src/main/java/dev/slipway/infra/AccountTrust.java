package dev.slipway.infra;

import java.util.Map;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.IAspect;
import software.amazon.awscdk.services.iam.CfnRole;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * Lets a service of AWS assume a role only for this account, so that nobody makes it act here on
 * behalf of another (IAM user guide, confused-deputy, read 2026-11). The account alone: a source
 * ARN that is too narrow is the usual reason why a role cannot be assumed.
 */
final class AccountTrust implements IAspect {

  private AccountTrust() {}

  /** For all roles inside this construct, also those the CDK makes by itself. */
  static void narrow(Construct scope) {
    Aspects.of(scope).add(new AccountTrust());
  }

  @Override
  public void visit(IConstruct node) {
    if (node instanceof CfnRole role) {
      role.addPropertyOverride(
          "AssumeRolePolicyDocument.Statement.0.Condition",
          Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)));
    }
  }
}
