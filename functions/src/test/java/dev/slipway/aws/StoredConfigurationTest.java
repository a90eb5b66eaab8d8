package dev.slipway.aws;

import static dev.slipway.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.ValueSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DescribeParametersRequest;
import software.amazon.awssdk.services.ssm.model.DescribeParametersResponse;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;

class StoredConfigurationTest {
  private static final String SECRET = "arn:aws:secretsmanager:us-east-1:1:secret:";
  private final Parameters parameters = new Parameters();
  private final StoredConfiguration configuration =
      new StoredConfiguration(parameters, new Secrets());

  @Test
  void tellsWhenParametersWereChangedHoweverTheyAreSpelled() {
    assertThat(changes("/a/b", "arn:aws:ssm:us-east-1:1:parameter/c", "d", "/gone"))
        .isEqualTo(changed("/a/b", "/c", "d"));
  }

  @Test
  void asksForAsManyParametersAtOnceAsOneMay() {
    changes(IntStream.range(0, 60).mapToObj(i -> "/many/" + i).toArray(String[]::new));
    assertThat(parameters.asked).extracting(List::size).containsExactly(50, 10);
  }

  @Test
  void tellsWhenASecretWasChangedUnlessItIsGone() {
    assertThat(changes(SECRET + "db-AbCdEf:key::", SECRET + "gone"))
        .isEqualTo(changed(SECRET + "db-AbCdEf"));
  }

  @Test
  void asksNobodyWhenThereIsNothingToAskAbout() {
    assertThat(changes()).isEmpty();
    assertThat(parameters.asked).isEmpty();
  }

  private Map<ValueSource, Instant> changes(String... references) {
    Set<ValueSource> sources =
        Stream.of(references)
            .flatMap(each -> ValueSource.of(each).stream())
            .collect(Collectors.toSet());
    return configuration.lastChanges(sources);
  }

  private static Map<ValueSource, Instant> changed(String... references) {
    return Stream.of(references)
        .collect(Collectors.toMap(each -> ValueSource.of(each).orElseThrow(), each -> NOON));
  }

  /** Knows {@code /a/b}, {@code /c} and {@code d}, and tells one on each page. */
  private static final class Parameters implements SsmClient {
    private static final List<String> KNOWN = List.of("/a/b", "/c", "d");
    private final List<List<String>> asked = new ArrayList<>();

    @Override
    public DescribeParametersResponse describeParameters(DescribeParametersRequest request) {
      List<String> names = request.parameterFilters().getFirst().values();
      int page = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
      if (page == 0) {
        asked.add(names);
      }
      DescribeParametersResponse.Builder answer = DescribeParametersResponse.builder();
      if (names.contains(KNOWN.get(page))) {
        answer.parameters(
            ParameterMetadata.builder().name(KNOWN.get(page)).lastModifiedDate(NOON).build());
      }
      return page + 1 < KNOWN.size()
          ? answer.nextToken(Integer.toString(page + 1)).build()
          : answer.build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  private static final class Secrets implements SecretsManagerClient {

    @Override
    public DescribeSecretResponse describeSecret(DescribeSecretRequest request) {
      if (request.secretId().endsWith("gone")) {
        throw ResourceNotFoundException.builder().message("gone").build();
      }
      return DescribeSecretResponse.builder().lastChangedDate(NOON).build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
