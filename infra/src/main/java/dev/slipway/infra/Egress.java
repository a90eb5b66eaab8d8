package dev.slipway.infra;

/** How tasks without a public address reach the registry and the logs. */
enum Egress {
  /** Through endpoints in the VPC; nothing of the private subnets has a route out. */
  ENDPOINTS,
  /** Through one NAT gateway in each zone; tasks may also call anything else on port 443. */
  NAT
}
