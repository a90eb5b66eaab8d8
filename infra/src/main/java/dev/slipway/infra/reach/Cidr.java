package dev.slipway.infra.reach;

import java.util.List;

/**
 * A range of IPv4 addresses.
 *
 * @param first the first address, as a number
 * @param last the last address, as a number
 */
record Cidr(long first, long last) {

  static final Cidr ANYWHERE = new Cidr(0, 0xFFFF_FFFFL);

  /** Addresses that no route of the internet leads to (RFC 6890). */
  private static final List<Cidr> NOT_PUBLIC =
      List.of(
          of("10.0.0.0/8"),
          of("100.64.0.0/10"),
          of("127.0.0.0/8"),
          of("169.254.0.0/16"),
          of("172.16.0.0/12"),
          of("192.168.0.0/16"),
          of("224.0.0.0/3"));

  /** What is not IPv4 counts as anywhere. */
  static Cidr of(String text) {
    if (!text.matches("\\d+(\\.\\d+){3}/\\d+")) {
      return ANYWHERE;
    }
    String[] parts = text.split("[./]", -1);
    long address = 0;
    for (int i = 0; i < 4; i++) {
      address = address * 256 + Long.parseLong(parts[i]);
    }
    long size = 1L << (32 - Integer.parseInt(parts[4]));
    long first = address - address % size;
    return new Cidr(first, first + size - 1);
  }

  boolean overlaps(Cidr other) {
    return first <= other.last && other.first <= last;
  }

  boolean holdsPublicAddresses() {
    return NOT_PUBLIC.stream().noneMatch(range -> range.first <= first && last <= range.last);
  }
}
