package dev.slipway.rehearsal.elb;

import dev.slipway.rehearsal.cloud.Network;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A network where everybody reaches everybody, save the groups a test walls off. */
final class OpenNetwork implements Network {

  private final AtomicInteger next = new AtomicInteger(4);
  private final Map<InetAddress, List<String>> groups = new ConcurrentHashMap<>();
  private final Set<String> walledOff = ConcurrentHashMap.newKeySet();
  private final long process = ProcessHandle.current().pid();

  void wallOff(String securityGroup) {
    walledOff.add(securityGroup);
  }

  @Override
  public InetAddress claimAddress(String subnetId, List<String> securityGroupIds) {
    int number = next.getAndIncrement();
    try {
      InetAddress address =
          InetAddress.getByName(
              "127.%d.%d.%d".formatted(100 + process / 200 % 100, process % 200, number));
      groups.put(address, List.copyOf(securityGroupIds));
      return address;
    } catch (UnknownHostException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public List<String> securityGroups(InetAddress address) {
    return groups.getOrDefault(address, List.of());
  }

  @Override
  public void releaseAddress(InetAddress address) {
    groups.remove(address);
  }

  @Override
  public void crowd(String subnetId, boolean full) {}

  @Override
  public String availabilityZone(String subnetId) {
    return subnetId.replace("subnet-", "us-east-1");
  }

  @Override
  public boolean reaches(List<String> from, List<String> to, int port) {
    return to.stream().noneMatch(walledOff::contains);
  }

  @Override
  public Optional<String> obstacle(
      Need need, List<String> subnetIds, List<String> securityGroupIds) {
    return Optional.empty();
  }
}
