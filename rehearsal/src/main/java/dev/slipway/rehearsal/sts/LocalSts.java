package dev.slipway.rehearsal.sts;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.wire.Caller;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Tells callers who they are. */
public final class LocalSts implements StsClient {

  private final Account account;

  public LocalSts(Account account) {
    this.account = account;
  }

  @Override
  public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
    Caller caller = Caller.PRESENT.orElse(Caller.administrator(account));
    return GetCallerIdentityResponse.builder()
        .account(account.id())
        .arn(caller.arn())
        .userId(caller.roleArn().isPresent() ? "AROALOCAL" : "AIDALOCAL")
        .build();
  }

  @Override
  public String serviceName() {
    return "sts";
  }

  @Override
  public void close() {}
}
