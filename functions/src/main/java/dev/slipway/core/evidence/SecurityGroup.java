package dev.slipway.core.evidence;

import java.util.List;

/**
 * A security group.
 *
 * @param inbound what may come in
 * @param outbound what may go out
 */
public record SecurityGroup(String id, List<Opening> inbound, List<Opening> outbound) {
  private static final String ALL = "-1";
  private static final String TCP = "tcp";

  /**
   * One opening.
   *
   * @param protocol {@code tcp}, another name, or {@code -1} for all
   * @param from first port; without meaning for all protocols
   * @param to last port, likewise
   * @param groups ids of the groups at the other side
   * @param addresses whether it names addresses at the other side
   */
  public record Opening(String protocol, int from, int to, List<String> groups, boolean addresses) {

    private boolean covers(int port) {
      return protocol.equals(ALL) || (protocol.equals(TCP) && from <= port && port <= to);
    }

    // Which addresses the other side has is not known here: any may be its own.
    private boolean names(List<String> others) {
      return addresses || groups.stream().anyMatch(others::contains);
    }
  }

  /** Whether it may let TCP in on the port from one of these groups. */
  public boolean letsIn(int port, List<String> from) {
    return inbound.stream().anyMatch(each -> each.covers(port) && each.names(from));
  }

  /** Whether it may let TCP out to the port of one of these groups. */
  public boolean letsOut(int port, List<String> to) {
    return outbound.stream().anyMatch(each -> each.covers(port) && each.names(to));
  }
}
