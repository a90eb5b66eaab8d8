package dev.slipway.rehearsal.cloud;

import java.net.InetAddress;
import java.util.List;

/** Addresses of the local VPC: each subnet's range is mapped into the loopback range. */
public interface Network extends PullRoute {

  /**
   * A free loopback address in the subnet's range; the local stand-in for a network interface,
   * which belongs to these security groups until it is released.
   *
   * @throws NoFreeAddress when the subnet has none left
   */
  InetAddress claimAddress(String subnetId, List<String> securityGroupIds);

  /** The security groups of the interface with this address; none when nobody claimed it. */
  List<String> securityGroups(InetAddress address);

  /** Gives the address back. */
  void releaseAddress(InetAddress address);

  /**
   * Lets others take every free address of a subnet.
   *
   * @param full false gives them back
   */
  void crowd(String subnetId, boolean full);

  /** The availability zone of a subnet, such as {@code us-east-1a}. */
  String availabilityZone(String subnetId);

  /**
   * Whether a connection from one set of security groups to another is allowed on the port.
   *
   * @param from security groups of the caller; empty means the internet
   */
  boolean reaches(List<String> from, List<String> to, int port);

  /** A subnet has no address left to give. */
  final class NoFreeAddress extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoFreeAddress(String message) {
      super(message);
    }
  }
}
