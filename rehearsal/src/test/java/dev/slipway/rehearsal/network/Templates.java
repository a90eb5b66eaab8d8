package dev.slipway.rehearsal.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Creates a network's resources as a template would. */
final class Templates {

  private final List<ResourceType> types;

  Templates(TemplateNetwork network) {
    this.types = network.types();
  }

  /**
   * Creates a resource of which every property is read; gives its id.
   *
   * @param type without {@code AWS::EC2::}
   * @param json names may go without quotes, which may be single
   */
  String create(String type, String logicalId, String json) {
    Properties properties = properties(json);
    String ref =
        types.stream()
            .filter(it -> it.name().equals("AWS::EC2::" + type))
            .findFirst()
            .orElseThrow()
            .create(new ResourceType.Resource("Test", logicalId, logicalId, properties))
            .ref();
    assertThat(properties.unread()).isEmpty();
    return ref;
  }

  private static Properties properties(String relaxedJson) {
    try {
      return new Properties(
          new ObjectMapper()
              .readTree(relaxedJson.replaceAll("(?<=[{,])(\\w+):", "\"$1\":").replace('\'', '"')));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
