package dev.slipway.rehearsal.network;

import dev.slipway.rehearsal.assembly.ResourceType;
import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.cloud.Calm;
import dev.slipway.rehearsal.cloud.Network;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The network the templates describe; empty until its resource types create something. */
public final class TemplateNetwork implements Network {

  private final SecurityGroups groups = new SecurityGroups();
  private final RouteTables routes = new RouteTables();
  private final Map<String, Subnet> subnets = new ConcurrentHashMap<>();
  private final Map<InetAddress, List<String>> interfaces = new ConcurrentHashMap<>();
  private final Pulls pulls;

  public TemplateNetwork(Account account) {
    this.pulls = new Pulls(account.region(), groups, routes);
  }

  /** The CloudFormation types that make up this network. */
  public List<ResourceType> types() {
    return new NetworkTypes(this).all();
  }

  @Override
  public InetAddress claimAddress(String subnetId, List<String> securityGroupIds) {
    securityGroupIds.forEach(groups::get);
    InetAddress address = subnet(subnetId).claim();
    interfaces.put(address, List.copyOf(securityGroupIds));
    return address;
  }

  @Override
  public List<String> securityGroups(InetAddress address) {
    return interfaces.getOrDefault(address, List.of());
  }

  @Override
  public void releaseAddress(InetAddress address) {
    interfaces.remove(address);
    subnets.values().forEach(subnet -> subnet.release(address));
  }

  @Override
  public void crowd(String subnetId, boolean full) {
    subnet(subnetId).crowd(full);
  }

  @Override
  public String availabilityZone(String subnetId) {
    return subnet(subnetId).place().zone();
  }

  @Override
  public boolean reaches(List<String> from, List<String> to, int port) {
    return groups.reaches(from, to, port);
  }

  @Override
  public Optional<String> obstacle(
      Need need, List<String> subnetIds, List<String> securityGroupIds) {
    return subnetIds.stream()
        .map(id -> pulls.obstacle(need, subnet(id).place(), securityGroupIds))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Whether the subnet's default route leads to an internet gateway. */
  public boolean isPublic(String subnetId) {
    return routes.exitOf(subnetId).filter(RouteTables.Exit.INTERNET_GATEWAY::equals).isPresent();
  }

  /**
   * Takes the VPC endpoints of a service away; closing what this answers puts them back.
   *
   * @param service such as {@code ecr.dkr}
   */
  public Calm withoutEndpoint(String service) {
    return pulls().without(service);
  }

  /** EC2's API for what is in the network. */
  public Ec2Client client() {
    return new LocalEc2(this);
  }

  Collection<Subnet> subnets() {
    return List.copyOf(subnets.values());
  }

  SecurityGroups groups() {
    return groups;
  }

  RouteTables routes() {
    return routes;
  }

  Pulls pulls() {
    return pulls;
  }

  void add(Subnet subnet) {
    subnets.put(subnet.place().id(), subnet);
  }

  private Subnet subnet(String id) {
    return Optional.ofNullable(subnets.get(id))
        .orElseThrow(
            () -> new IllegalArgumentException("The subnet ID '" + id + "' does not exist"));
  }
}
