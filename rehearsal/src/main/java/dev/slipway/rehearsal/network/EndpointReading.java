package dev.slipway.rehearsal.network;

import dev.slipway.rehearsal.assembly.Properties;

/** Reads a VPC endpoint from its template. */
final class EndpointReading {

  private EndpointReading() {}

  /**
   * The endpoint.
   *
   * @throws IllegalArgumentException when the local cloud does not play its kind
   */
  static Endpoint read(Properties properties) {
    String kind = properties.optionalText("VpcEndpointType").orElse("Gateway");
    return switch (kind) {
      case "Interface" -> anInterface(properties);
      case "Gateway" -> gateway(properties);
      default ->
          throw new IllegalArgumentException(
              "property VpcEndpointType " + kind + ": the local cloud plays Interface and Gateway");
    };
  }

  private static Endpoint anInterface(Properties properties) {
    properties.waive("an endpoint serves the whole VPC", "SubnetIds");
    return new Endpoint.Interface(
        properties.text("ServiceName"),
        properties.text("VpcId"),
        properties.texts("SecurityGroupIds"),
        properties.flag("PrivateDnsEnabled", false));
  }

  private static Endpoint gateway(Properties properties) {
    return new Endpoint.Gateway(
        properties.text("ServiceName"),
        properties.text("VpcId"),
        properties.texts("RouteTableIds"),
        properties.optional("PolicyDocument"));
  }
}
