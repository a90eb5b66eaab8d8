package dev.slipway.rehearsal.sts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.iam.Iam;
import dev.slipway.rehearsal.iam.IamGate;
import dev.slipway.rehearsal.wire.TestEndpoint;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.StsClient;

class LocalStsTest {

  @Test
  void tellsARoleAndAPersonWhoTheyAre() {
    Iam iam = new Iam(Account.LOCAL);
    String key =
        iam.environmentFor("arn:aws:iam::111122223333:role/r", "Accept").get("AWS_ACCESS_KEY_ID");
    try (TestEndpoint endpoint = new TestEndpoint(iam, new IamGate(iam, Account.LOCAL))) {
      endpoint.apis().serve(StsClient.class, new LocalSts(Account.LOCAL));

      assertThat(endpoint.client(StsClient.class, key).getCallerIdentity().arn())
          .isEqualTo("arn:aws:sts::111122223333:assumed-role/r/Accept");
      assertThat(endpoint.client(StsClient.class, "AKIAME").getCallerIdentity().arn())
          .isEqualTo("arn:aws:iam::111122223333:user/administrator");
    }
  }
}
