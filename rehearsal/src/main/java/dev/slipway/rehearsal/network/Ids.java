package dev.slipway.rehearsal.network;

import dev.slipway.rehearsal.assembly.ResourceType.Resource;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Identifiers that look like EC2's and stay the same from one rehearsal to the next. */
final class Ids {

  private static final int LENGTH = 17;

  private Ids() {}

  static String of(String prefix, Resource resource) {
    byte[] name = resource.generatedName().getBytes(StandardCharsets.UTF_8);
    String hex = UUID.nameUUIDFromBytes(name).toString().replace("-", "");
    return prefix + "-0" + hex.substring(0, LENGTH - 1);
  }
}
