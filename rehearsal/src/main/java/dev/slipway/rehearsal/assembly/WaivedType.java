package dev.slipway.rehearsal.assembly;

import java.util.Map;

/**
 * A resource type that changes nothing in the local cloud; {@code Ref} gives a generated name, and
 * {@code Arn} one made of it.
 *
 * @param reason why nothing is lost by leaving it out, for the reader
 */
public record WaivedType(String name, String reason) implements ResourceType {

  public WaivedType {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("a waived resource type needs a reason");
    }
  }

  @Override
  public Created create(Resource resource) {
    resource.properties().all();
    String name = resource.generatedName();
    return new Created(name, Map.of("Arn", "arn:aws:local:::" + name));
  }

  @Override
  public Created update(Resource resource, Former former) {
    return create(resource);
  }
}
