package dev.slipway.aws;

import dev.slipway.core.ValueSource;
import dev.slipway.core.ValueSource.Store;
import dev.slipway.port.ConfigurationChanges;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;

/**
 * Parameters and secrets as their stores describe them. No call here answers with a value.
 *
 * <p>Of a secret, any change counts, also of its description (Secrets Manager API reference,
 * DescribeSecret, read 2026-11).
 */
public record StoredConfiguration(SsmClient ssm, SecretsManagerClient secretsManager)
    implements ConfigurationChanges {
  // Systems Manager API reference, ParameterStringFilter, read 2026-11; each name goes in twice.
  private static final int MOST_NAMES = 50;

  @Override
  public Map<ValueSource, Instant> lastChanges(Set<ValueSource> sources) {
    Map<ValueSource, Instant> changes = new HashMap<>();
    List<String> names =
        named(sources, Store.PARAMETERS).flatMap(StoredConfiguration::spellings).toList();
    for (int from = 0; from < names.size(); from += MOST_NAMES) {
      List<String> some = names.subList(from, Math.min(names.size(), from + MOST_NAMES));
      parameters(some).forEach(found -> changes.put(source(found), found.lastModifiedDate()));
    }
    named(sources, Store.SECRETS)
        .forEach(
            arn ->
                changed(arn).ifPresent(at -> changes.put(new ValueSource(Store.SECRETS, arn), at)));
    return changes;
  }

  private static Stream<String> named(Set<ValueSource> sources, Store store) {
    return sources.stream().filter(each -> each.store() == store).map(ValueSource::name).sorted();
  }

  // The ARN of a parameter does not tell whether its name begins with a slash.
  private static Stream<String> spellings(String name) {
    return name.contains("/") ? Stream.of("/" + name) : Stream.of(name, "/" + name);
  }

  private List<ParameterMetadata> parameters(List<String> names) {
    return Call.of("ssm:DescribeParameters", String.join(", ", names))
        .make(
            () ->
                ssm
                    .describeParametersPaginator(
                        r -> r.parameterFilters(f -> f.key("Name").option("Equals").values(names)))
                    .stream()
                    .flatMap(page -> page.parameters().stream())
                    .toList());
  }

  private static ValueSource source(ParameterMetadata parameter) {
    return new ValueSource(Store.PARAMETERS, parameter.name().replaceFirst("^/", ""));
  }

  private Optional<Instant> changed(String arn) {
    return Call.of("secretsmanager:DescribeSecret", arn)
        .make(
            () -> {
              try {
                return Optional.ofNullable(
                    secretsManager.describeSecret(r -> r.secretId(arn)).lastChangedDate());
              } catch (ResourceNotFoundException gone) {
                return Optional.empty();
              }
            });
  }
}
