package dev.slipway.rehearsal.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** A VPC endpoint: a private way to one AWS service. */
sealed interface Endpoint {

  Name name();

  /**
   * What every endpoint is known by.
   *
   * @param service such as {@code com.amazonaws.us-east-1.ecr.dkr}
   */
  record Name(String id, String service, String vpcId) {}

  /**
   * A network interface that answers for the service.
   *
   * @param privateDns whether the service's public name leads to it
   */
  record Interface(Name name, List<String> subnets, List<String> securityGroups, boolean privateDns)
      implements Endpoint {

    public Interface {
      subnets = List.copyOf(subnets);
      securityGroups = List.copyOf(securityGroups);
    }
  }

  /**
   * An entry in route tables.
   *
   * @param policy who may do what through it; empty allows everything
   */
  record Gateway(Name name, List<String> routeTables, Optional<JsonNode> policy)
      implements Endpoint {

    public Gateway {
      routeTables = List.copyOf(routeTables);
    }
  }
}
