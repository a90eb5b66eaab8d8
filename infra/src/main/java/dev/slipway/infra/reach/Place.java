package dev.slipway.infra.reach;

import java.util.Set;

/**
 * Something with addresses in the network.
 *
 * @param groups the security groups it wears
 * @param subnets where its addresses are
 * @param hasPublicAddress whether it has addresses of the internet too
 */
record Place(String name, Set<String> groups, Set<String> subnets, boolean hasPublicAddress) {}
