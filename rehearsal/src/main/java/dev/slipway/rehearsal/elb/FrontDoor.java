package dev.slipway.rehearsal.elb;

import dev.slipway.rehearsal.cloud.Network;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import java.util.List;
import org.xnio.IoUtils;

/**
 * Where requests come in. Callers of an internet-facing load balancer pass its security groups as
 * the internet; inside the VPC callers have no address that tells who they are, so they all pass.
 */
final class FrontDoor implements HttpHandler {

  private final LoadBalancerNode node;
  private final Network network;
  private final RequestCount count;
  private final RuleTable rules;

  FrontDoor(LoadBalancerNode node, ElbSurroundings cloud, RuleTable rules) {
    this.node = node;
    this.network = cloud.network();
    this.count = new RequestCount(cloud.metrics(), node.fullName());
    this.rules = rules;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (!admits()) {
      ServerConnection caller = exchange.getConnection();
      IoUtils.safeClose(caller);
      return;
    }
    exchange.addDefaultResponseListener(new OwnAnswer());
    exchange.addExchangeCompleteListener(count);
    rules.handlerFor(exchange).handleRequest(exchange);
  }

  private boolean admits() {
    return !node.facesTheInternet()
        || network.reaches(List.of(), node.description().securityGroups(), rules.port());
  }
}
