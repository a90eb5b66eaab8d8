package dev.slipway.rehearsal.elb;

import io.undertow.server.DefaultResponseListener;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;

/**
 * What a load balancer answers by itself: 503 without a target, 502 when the target refused or
 * broke the connection, 504 when it did not answer in time (ALB user guide,
 * load-balancer-troubleshooting, read 2026-11).
 */
final class OwnAnswer implements DefaultResponseListener {

  /** The target the request went to. */
  static final AttachmentKey<Target> CHOSEN = AttachmentKey.create(Target.class);

  /** Present when the answer is the load balancer's own. */
  static final AttachmentKey<Boolean> OWN = AttachmentKey.create(Boolean.class);

  private static final String PAGE =
      """
      <html>\r
      <head><title>%1$s</title></head>\r
      <body>\r
      <center><h1>%1$s</h1></center>\r
      </body>\r
      </html>\r
      """;

  /** The proxy answers 503 for a failed target and for none at all. */
  @Override
  public boolean handleDefaultResponse(HttpServerExchange exchange) {
    boolean toATarget = exchange.getAttachment(CHOSEN) != null;
    int status = exchange.getStatusCode();
    if (status == StatusCodes.SERVICE_UNAVAILABLE && toATarget) {
      status = StatusCodes.BAD_GATEWAY;
      exchange.setStatusCode(status);
    }
    exchange.putAttachment(OWN, true);
    exchange.getResponseHeaders().put(Headers.SERVER, "awselb/2.0");
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/html");
    exchange.getResponseSender().send(PAGE.formatted(title(status)));
    return true;
  }

  private static String title(int status) {
    return status == StatusCodes.SERVICE_UNAVAILABLE
        ? "503 Service Temporarily Unavailable"
        : status + " " + StatusCodes.getReason(status);
  }
}
