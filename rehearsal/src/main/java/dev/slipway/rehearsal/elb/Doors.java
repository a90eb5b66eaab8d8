package dev.slipway.rehearsal.elb;

import java.net.URI;

/** Gives listeners the places they answer at. */
interface Doors extends AutoCloseable {

  Door open(LoadBalancerNode node, RuleTable rules);

  @Override
  void close();

  /** Nobody comes in anywhere. */
  static Doors shut() {
    return new Doors() {

      @Override
      public Door open(LoadBalancerNode node, RuleTable rules) {
        return new ShutDoor(
            URI.create("http://%s:%d".formatted(node.address().getHostAddress(), rules.port())));
      }

      @Override
      public void close() {}
    };
  }

  /** An address nothing listens at. */
  record ShutDoor(URI url) implements Door {

    @Override
    public void close() {}
  }
}
