package dev.slipway.rehearsal.network;

/**
 * A range of IPv4 addresses.
 *
 * @param base the first address, as an unsigned number
 * @param bits the length of the fixed part, 0 to 32
 */
record Cidr(long base, int bits) {

  static final Cidr ANYWHERE = new Cidr(0, 0);

  /**
   * Reads {@code 10.20.0.0/16}.
   *
   * @throws IllegalArgumentException when the text is no IPv4 range
   */
  static Cidr parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 2 || !parts[1].matches("[0-9]|[12][0-9]|3[0-2]")) {
      throw new IllegalArgumentException(text + " is no IPv4 range; one looks like 10.20.0.0/16");
    }
    return new Cidr(number(parts[0]), Integer.parseInt(parts[1]));
  }

  boolean covers(Cidr other) {
    return bits <= other.bits && (base & mask()) == (other.base & mask());
  }

  boolean overlaps(Cidr other) {
    return covers(other) || other.covers(this);
  }

  /** How many addresses the range has. */
  long size() {
    return 1L << (32 - bits);
  }

  /** The address so many after the first one, such as {@code 10.20.0.4}. */
  String address(long offset) {
    long value = base + offset;
    return "%d.%d.%d.%d"
        .formatted(value >> 24 & 255, value >> 16 & 255, value >> 8 & 255, value & 255);
  }

  @Override
  public String toString() {
    return address(0) + "/" + bits;
  }

  private long mask() {
    return -1L << (32 - bits);
  }

  private static long number(String address) {
    String[] octets = address.split("\\.", -1);
    if (octets.length != 4) {
      throw new IllegalArgumentException(address + " is no IPv4 address");
    }
    long value = 0;
    for (String octet : octets) {
      value = value << 8 | octet(octet, address);
    }
    return value;
  }

  private static int octet(String text, String address) {
    if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > 255) {
      throw new IllegalArgumentException(address + " is no IPv4 address");
    }
    return Integer.parseInt(text);
  }
}
