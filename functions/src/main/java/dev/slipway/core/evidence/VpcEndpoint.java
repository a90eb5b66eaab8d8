package dev.slipway.core.evidence;

import java.util.List;

/**
 * A VPC endpoint.
 *
 * @param service the service's name, such as {@code com.amazonaws.us-east-1.ecr.dkr}
 * @param securityGroups ids of its security groups; a gateway endpoint has none
 */
public record VpcEndpoint(String id, String service, String state, List<String> securityGroups) {

  public boolean isAvailable() {
    return state.equalsIgnoreCase("available");
  }
}
