package dev.slipway.rehearsal.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** A VPC endpoint: a private way to one AWS service. */
sealed interface Endpoint {

  String service();

  String vpcId();

  /**
   * A network interface that answers for the service.
   *
   * @param privateDns whether the service's public name leads to it
   */
  record Interface(String service, String vpcId, List<String> securityGroups, boolean privateDns)
      implements Endpoint {

    public Interface {
      securityGroups = List.copyOf(securityGroups);
    }
  }

  /**
   * An entry in route tables.
   *
   * @param policy who may do what through it; empty allows everything
   */
  record Gateway(String service, String vpcId, List<String> routeTables, Optional<JsonNode> policy)
      implements Endpoint {

    public Gateway {
      routeTables = List.copyOf(routeTables);
    }
  }
}
