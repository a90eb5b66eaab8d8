package dev.slipway.rehearsal.network;

import dev.slipway.rehearsal.cloud.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A subnet and the addresses claimed in it. The first four addresses and the last are AWS's own
 * (VPC user guide, subnet-sizing, read 2026-11).
 */
final class Subnet {

  private static final int FIRST_FREE = 4;

  /** A socket on this port keeps an address from a second rehearsal on the same machine. */
  private static final int CLAIM_PORT = 61_999;

  private final Place place;
  private final Map<InetAddress, ServerSocket> claims = new HashMap<>();
  private long next = FIRST_FREE;
  private boolean crowded;

  /**
   * Where a subnet lies.
   *
   * @param zone the availability zone, such as {@code us-east-1a}
   */
  record Place(String id, String vpcId, Cidr range, String zone) {}

  Subnet(Place place) {
    this.place = place;
  }

  Place place() {
    return place;
  }

  /**
   * The next free address; addresses go round, so that a released one is not reused at once.
   *
   * @throws Network.NoFreeAddress when the subnet has none left
   */
  synchronized InetAddress claim() {
    long usable = usable();
    for (long attempt = 0; attempt < usable && !crowded; attempt++) {
      InetAddress address = Loopback.of(place.range().address(next));
      next = next - FIRST_FREE + 1 >= usable ? FIRST_FREE : next + 1;
      if (!claims.containsKey(address) && lock(address)) {
        return address;
      }
    }
    throw new Network.NoFreeAddress(
        "subnet " + place.id() + " (" + place.range() + ") has no free address left");
  }

  /** How many addresses nobody has. */
  synchronized long free() {
    return crowded ? 0 : usable() - claims.size();
  }

  /** Others take every address that is free, or give them back. */
  synchronized void crowd(boolean full) {
    crowded = full;
  }

  private long usable() {
    return place.range().size() - FIRST_FREE - 1;
  }

  synchronized boolean release(InetAddress address) {
    ServerSocket claim = claims.remove(address);
    Optional.ofNullable(claim).ifPresent(Subnet::close);
    return claim != null;
  }

  private boolean lock(InetAddress address) {
    try {
      ServerSocket claim = new ServerSocket();
      claim.bind(new InetSocketAddress(address, CLAIM_PORT));
      claims.put(address, claim);
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  private static void close(ServerSocket claim) {
    try {
      claim.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
