package dev.slipway.rehearsal.wire;

import dev.slipway.rehearsal.cloud.Account;
import java.util.Optional;

/**
 * Who calls.
 *
 * @param arn as STS shows it, such as {@code arn:aws:sts::111122223333:assumed-role/NAME/SESSION}
 * @param roleArn the role whose policies decide; empty for the account's administrator
 */
public record Caller(String arn, Optional<String> roleArn) {

  /** Who calls on the present thread, while a call is being answered. */
  public static final ScopedValue<Caller> PRESENT = ScopedValue.newInstance();

  /** The person at the keyboard: may do everything. */
  public static Caller administrator(Account account) {
    return new Caller("arn:aws:iam::" + account.id() + ":user/administrator", Optional.empty());
  }
}
