package dev.slipway.rehearsal.dns;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The names of the local cloud and their addresses; letter case does not count. */
public final class Zone {

  private final Map<String, InetAddress> addresses = new ConcurrentHashMap<>();

  public void put(String name, InetAddress address) {
    addresses.put(key(name), address);
  }

  public void remove(String name) {
    addresses.remove(key(name));
  }

  /** The name's IPv4 address; empty when the cloud gave nobody that name. */
  public Optional<InetAddress> find(String name) {
    return Optional.ofNullable(addresses.get(key(name)));
  }

  private static String key(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
