package dev.slipway.infra;

import java.util.List;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseApplicationListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCertificate;
import software.amazon.awscdk.services.elasticloadbalancingv2.SslPolicy;

/** How a listener speaks HTTPS. */
final class Tls {

  /** A year: browsers that came once by TLS never ask without it again. */
  private static final String STRICT_TRANSPORT = "max-age=31536000";

  private Tls() {}

  /**
   * TLS 1.3 and 1.2 with forward secrecy, and key exchange that withstands recording now and
   * breaking later: what AWS recommends (ALB user guide, describe-ssl-policies, read 2026-11).
   */
  static void speak(BaseApplicationListenerProps.Builder listener, String certificateArn) {
    listener
        .protocol(ApplicationProtocol.HTTPS)
        .sslPolicy(SslPolicy.TLS13_12_RES_PQ)
        .certificates(List.of(ListenerCertificate.fromArn(certificateArn)));
  }

  /** Tells browsers to come by TLS alone. */
  static void insistOnIt(ApplicationListener listener) {
    if (listener.getNode().getDefaultChild() instanceof CfnListener resource) {
      resource.setListenerAttributes(
          List.of(
              CfnListener.ListenerAttributeProperty.builder()
                  .key("routing.http.response.strict_transport_security.header_value")
                  .value(STRICT_TRANSPORT)
                  .build()));
    }
  }
}
