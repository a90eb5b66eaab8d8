package dev.slipway.rehearsal.ecs;

import dev.slipway.rehearsal.cloud.Network;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A network whose only obstacles are those a test sets. */
final class FakeNetwork implements Network {

  final Map<Need, String> obstacles = new HashMap<>();
  final List<InetAddress> claimed = new ArrayList<>();
  final Set<String> crowded = new HashSet<>();
  private final String range;
  private int next = 1;

  FakeNetwork() {
    this("127.20.0.");
  }

  /**
   * @param range the first three numbers of its addresses
   */
  FakeNetwork(String range) {
    this.range = range;
  }

  @Override
  public InetAddress claimAddress(String subnetId, List<String> securityGroupIds) {
    if (crowded.contains(subnetId)) {
      throw new NoFreeAddress(subnetId);
    }
    InetAddress address = parsed(range + next++);
    claimed.add(address);
    return address;
  }

  @Override
  public List<String> securityGroups(InetAddress address) {
    return List.of("sg-tasks");
  }

  @Override
  public void releaseAddress(InetAddress address) {
    claimed.remove(address);
  }

  @Override
  public void crowd(String subnetId, boolean full) {
    if (full) {
      crowded.add(subnetId);
    } else {
      crowded.remove(subnetId);
    }
  }

  @Override
  public String availabilityZone(String subnetId) {
    return "us-east-1" + subnetId.charAt(subnetId.length() - 1);
  }

  @Override
  public boolean reaches(List<String> from, List<String> to, int port) {
    return true;
  }

  @Override
  public Optional<String> obstacle(
      Need need, List<String> subnetIds, List<String> securityGroupIds) {
    return Optional.ofNullable(obstacles.get(need));
  }

  private static InetAddress parsed(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
