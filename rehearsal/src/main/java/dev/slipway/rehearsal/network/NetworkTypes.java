package dev.slipway.rehearsal.network;

import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType;
import dev.slipway.rehearsal.assembly.ResourceType.Created;
import dev.slipway.rehearsal.assembly.ResourceType.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The EC2 resource types that shape the network. */
final class NetworkTypes {

  private final TemplateNetwork network;
  private final Map<String, Cidr> vpcs = new HashMap<>();
  private final Map<String, RouteTables.Exit> exits = new HashMap<>();

  private record Type(String name, Function<Resource, Created> creation) implements ResourceType {

    @Override
    public Created create(Resource resource) {
      resource.properties().waive("a label for people", "Tags");
      return creation.apply(resource);
    }
  }

  NetworkTypes(TemplateNetwork network) {
    this.network = network;
  }

  List<ResourceType> all() {
    Map<String, Function<Resource, Created>> own =
        Map.of(
            "VPC", this::vpc,
            "Subnet", this::subnet,
            "RouteTable", this::routeTable,
            "Route", this::route,
            "SubnetRouteTableAssociation", this::association,
            "InternetGateway", resource -> exit(resource, "igw", RouteTables.Exit.INTERNET_GATEWAY),
            "VPCGatewayAttachment", this::attachment,
            "NatGateway", resource -> exit(resource, "nat", RouteTables.Exit.NAT),
            "EIP", this::publicAddress,
            "VPCEndpoint", this::endpoint);
    return Stream.concat(
            own.entrySet().stream().map(it -> type(it.getKey(), it.getValue())),
            new SecurityGroupTypes(network.groups(), vpcs)
                .creations().entrySet().stream().map(it -> type(it.getKey(), it.getValue())))
        .toList();
  }

  private static ResourceType type(String name, Function<Resource, Created> creation) {
    return new Type("AWS::EC2::" + name, creation);
  }

  private Created vpc(Resource resource) {
    Properties properties = resource.properties();
    properties.waive("one tenant here", "InstanceTenancy");
    requireDns(properties);
    Cidr range = Cidr.parse(properties.text("CidrBlock"));
    if (!Cidr.parse("10.0.0.0/8").covers(range) || range.overlaps(Cidr.parse("10.0.0.0/16"))) {
      throw new IllegalArgumentException(
          "property CidrBlock %s: the local cloud maps 10.x ranges into the loopback range, save 10.0.0.0/16; 10.20.0.0/16 is one"
              .formatted(properties.text("CidrBlock")));
    }
    String id = Ids.of("vpc", resource);
    vpcs.put(id, range);
    return new Created(
        id,
        Map.of(
            "VpcId", id,
            "CidrBlock", properties.text("CidrBlock"),
            "DefaultSecurityGroup", Ids.of("sg", resource)));
  }

  /** Private names of interface endpoints need both switches (VPC user guide, vpc-dns). */
  private static void requireDns(Properties properties) {
    if (!properties.flag("EnableDnsSupport", true)
        || !properties.flag("EnableDnsHostnames", false)) {
      throw new IllegalArgumentException(
          "properties EnableDnsSupport and EnableDnsHostnames must be true, or no endpoint has a"
              + " private name");
    }
  }

  private Created subnet(Resource resource) {
    Properties properties = resource.properties();
    properties.waive("Fargate goes by the service's assignPublicIp alone", "MapPublicIpOnLaunch");
    String id = Ids.of("subnet", resource);
    String vpcId = properties.text("VpcId");
    String zone = properties.text("AvailabilityZone");
    String cidr = properties.text("CidrBlock");
    network.add(new Subnet(new Subnet.Place(id, vpcId, Cidr.parse(cidr), zone)));
    return new Created(
        id, Map.of("SubnetId", id, "VpcId", vpcId, "AvailabilityZone", zone, "CidrBlock", cidr));
  }

  private Created routeTable(Resource resource) {
    resource.properties().waive("route tables are known by their subnets", "VpcId");
    String id = Ids.of("rtb", resource);
    return new Created(id, Map.of("RouteTableId", id));
  }

  private Created route(Resource resource) {
    Properties properties = resource.properties();
    String destination = properties.text("DestinationCidrBlock");
    if (!destination.equals("0.0.0.0/0")) {
      throw new IllegalArgumentException(
          "property DestinationCidrBlock "
              + destination
              + ": the local cloud plays the default route 0.0.0.0/0 only");
    }
    String target =
        properties.optionalText("GatewayId").orElseGet(() -> properties.text("NatGatewayId"));
    RouteTables.Exit exit =
        Optional.ofNullable(exits.get(target))
            .orElseThrow(() -> new IllegalArgumentException("there is no gateway " + target));
    network.routes().addDefaultRoute(properties.text("RouteTableId"), exit);
    return Created.of(Ids.of("r", resource));
  }

  private Created association(Resource resource) {
    Properties properties = resource.properties();
    network.routes().associate(properties.text("SubnetId"), properties.text("RouteTableId"));
    return Created.of(Ids.of("rtbassoc", resource));
  }

  private Created exit(Resource resource, String prefix, RouteTables.Exit exit) {
    resource
        .properties()
        .waive("only the way out matters", "SubnetId", "AllocationId", "ConnectivityType");
    String id = Ids.of(prefix, resource);
    exits.put(id, exit);
    return new Created(id, Map.of("InternetGatewayId", id, "NatGatewayId", id));
  }

  private Created attachment(Resource resource) {
    resource.properties().waive("the routes say what is reached", "VpcId", "InternetGatewayId");
    return Created.of(Ids.of("attachment", resource));
  }

  private Created publicAddress(Resource resource) {
    resource.properties().waive("nothing connects to it here", "Domain");
    String id = Ids.of("eipalloc", resource);
    return new Created(id, Map.of("AllocationId", id, "PublicIp", "192.0.2.1"));
  }

  private Created endpoint(Resource resource) {
    String id = Ids.of("vpce", resource);
    network.pulls().add(EndpointReading.read(id, resource.properties()));
    return new Created(id, Map.of("Id", id));
  }
}
