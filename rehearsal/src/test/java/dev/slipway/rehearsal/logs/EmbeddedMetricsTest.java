package dev.slipway.rehearsal.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.rehearsal.cloud.LogSink;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedMetricsTest {
  private static final String LINE =
      """
      {"_aws":{"Timestamp":1,"CloudWatchMetrics":[{"Namespace":"Slipway",\
      "Dimensions":[["service"],["service","verdict"]],\
      "Metrics":[{"Name":"Deployments","Unit":"Count"},{"Name":"Missing","Unit":"Count"}]}]},\
      "service":"backend","verdict":"SUCCEEDED","Deployments":1}\
      """;

  private final List<String> written = new ArrayList<>();
  private final List<String> counted = new ArrayList<>();
  private final EmbeddedMetrics metrics =
      new EmbeddedMetrics(
          new Lines(),
          (namespace, name, dimensions, value) ->
              counted.add("%s %s %s %s".formatted(namespace, name, dimensions, value)));

  @Test
  void countsEachMetricOnceForEachSetOfDimensions() {
    metrics.append("settle", "1", LINE);
    assertThat(counted)
        .containsExactly(
            "Slipway Deployments {service=backend} 1.0",
            "Slipway Deployments {service=backend, verdict=SUCCEEDED} 1.0");
    assertThat(written).containsExactly(LINE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Started.", "{\"state\":\"Settle\"}", "{\"_aws\": broken", "{\"_aws\":{}}"})
  void writesEverythingElseAsItIs(String line) {
    metrics.append("settle", "1", line);
    assertThat(counted).isEmpty();
    assertThat(written).containsExactly(line);
  }

  private final class Lines implements LogSink {

    @Override
    public boolean hasGroup(String group) {
      return true;
    }

    @Override
    public void append(String group, String stream, String line) {
      written.add(line);
    }
  }
}
