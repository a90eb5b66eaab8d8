package dev.slipway.rehearsal.network;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where an address of the VPC is on this machine: {@code 10.20.1.7} is {@code 127.20.1.7}. Linux
 * routes the whole of 127.0.0.0/8 to itself, so every interface can have an address of its own.
 */
public final class Loopback {

  private Loopback() {}

  /**
   * The loopback address of an address in 10.0.0.0/8; a loopback address stays what it is.
   *
   * @throws IllegalArgumentException for any other address
   */
  public static InetAddress of(String address) {
    if (!address.matches("(10|127)(\\.[0-9]{1,3}){3}")) {
      throw new IllegalArgumentException(
          "the local cloud plays addresses of 10.0.0.0/8 only, not " + address);
    }
    try {
      return InetAddress.getByName("127" + address.substring(address.indexOf('.')));
    } catch (UnknownHostException malformed) {
      throw new IllegalArgumentException(address + " is no IPv4 address", malformed);
    }
  }
}
