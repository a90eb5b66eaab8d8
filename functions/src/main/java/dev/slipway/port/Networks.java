package dev.slipway.port;

import dev.slipway.core.evidence.SecurityGroup;
import dev.slipway.core.evidence.Subnet;
import dev.slipway.core.evidence.VpcEndpoint;
import java.util.List;

/** The networks that tasks stand in. */
public interface Networks {

  /** The subnets with these ids. */
  List<Subnet> subnets(List<String> ids);

  /** The security groups with these ids. */
  List<SecurityGroup> securityGroups(List<String> ids);

  /** All endpoints of the VPC with this id. */
  List<VpcEndpoint> endpoints(String vpc);
}
