package dev.slipway.core.evidence;

/**
 * A subnet.
 *
 * @param vpc id of its VPC
 * @param freeAddresses how many more network interfaces it has room for
 */
public record Subnet(String id, String vpc, int freeAddresses) {}
