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
  static Endpoint read(String id, Properties properties) {
    String kind = properties.optionalText("VpcEndpointType").orElse("Gateway");
    return switch (kind) {
      case "Interface" -> anInterface(name(id, properties), properties);
      case "Gateway" -> gateway(name(id, properties), properties);
      default ->
          throw new IllegalArgumentException(
              "property VpcEndpointType " + kind + ": the local cloud plays Interface and Gateway");
    };
  }

  private static Endpoint.Name name(String id, Properties properties) {
    return new Endpoint.Name(id, properties.text("ServiceName"), properties.text("VpcId"));
  }

  private static Endpoint anInterface(Endpoint.Name name, Properties properties) {
    return new Endpoint.Interface(
        name,
        properties.texts("SubnetIds"),
        properties.texts("SecurityGroupIds"),
        properties.flag("PrivateDnsEnabled", false));
  }

  private static Endpoint gateway(Endpoint.Name name, Properties properties) {
    return new Endpoint.Gateway(
        name, properties.texts("RouteTableIds"), properties.optional("PolicyDocument"));
  }
}
