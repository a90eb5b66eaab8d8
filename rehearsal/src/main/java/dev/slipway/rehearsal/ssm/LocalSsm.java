package dev.slipway.rehearsal.ssm;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.time.CloudClock;
import dev.slipway.rehearsal.wire.ErrorDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DeleteParameterRequest;
import software.amazon.awssdk.services.ssm.model.DeleteParameterResponse;
import software.amazon.awssdk.services.ssm.model.DescribeParametersRequest;
import software.amazon.awssdk.services.ssm.model.DescribeParametersResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;

/** Parameters with their newest value (Systems Manager API reference, read 2026-11). */
public final class LocalSsm implements SsmClient {

  private final Account account;
  private final CloudClock clock;
  private final Map<String, Parameter> parameters = new TreeMap<>();

  public LocalSsm(Account account, CloudClock clock) {
    this.account = account;
    this.clock = clock;
  }

  /** A parameter's value, for templates that take it as a parameter of their own. */
  public synchronized Optional<String> value(String name) {
    return Optional.ofNullable(parameters.get(name)).map(Parameter::value);
  }

  @Override
  public synchronized GetParameterResponse getParameter(GetParameterRequest request) {
    Parameter parameter = find(request.name()).orElseThrow(() -> notFound(request.name()));
    return GetParameterResponse.builder().parameter(parameter).build();
  }

  @Override
  public synchronized GetParametersResponse getParameters(GetParametersRequest request) {
    List<Parameter> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    request
        .names()
        .forEach(name -> find(name).ifPresentOrElse(found::add, () -> missing.add(name)));
    return GetParametersResponse.builder().parameters(found).invalidParameters(missing).build();
  }

  /** Always the whole answer in one page; {@code Name} with {@code Equals} is the filter played. */
  @Override
  public synchronized DescribeParametersResponse describeParameters(
      DescribeParametersRequest request) {
    return DescribeParametersResponse.builder()
        .parameters(
            parameters.values().stream()
                .filter(
                    parameter ->
                        request.parameterFilters().stream()
                            .allMatch(filter -> values(filter).contains(parameter.name())))
                .map(LocalSsm::metadata)
                .toList())
        .build();
  }

  private static List<String> values(ParameterStringFilter filter) {
    boolean exactly = filter.option() == null || filter.option().equals("Equals");
    if (!filter.key().equals("Name") || !exactly) {
      throw new UnsupportedOperationException("a filter other than Name with Equals");
    }
    return filter.values();
  }

  private static ParameterMetadata metadata(Parameter parameter) {
    return ParameterMetadata.builder()
        .name(parameter.name())
        .arn(parameter.arn())
        .type(parameter.type())
        .version(parameter.version())
        .lastModifiedDate(parameter.lastModifiedDate())
        .dataType(parameter.dataType())
        .tier("Standard")
        .build();
  }

  /** Always the whole answer in one page. */
  @Override
  public synchronized GetParametersByPathResponse getParametersByPath(
      GetParametersByPathRequest request) {
    String path = request.path().endsWith("/") ? request.path() : request.path() + "/";
    boolean recursive = Boolean.TRUE.equals(request.recursive());
    return GetParametersByPathResponse.builder()
        .parameters(
            parameters.values().stream()
                .filter(parameter -> parameter.name().startsWith(path))
                .filter(parameter -> recursive || parameter.name().indexOf('/', path.length()) < 0)
                .toList())
        .build();
  }

  @Override
  public synchronized PutParameterResponse putParameter(PutParameterRequest request) {
    Optional<Parameter> present = Optional.ofNullable(parameters.get(request.name()));
    if (present.isPresent() && !Boolean.TRUE.equals(request.overwrite())) {
      throw ParameterAlreadyExistsException.builder()
          .awsErrorDetails(
              ErrorDetails.of(
                  "ParameterAlreadyExists",
                  "The parameter already exists. To overwrite this value, set the overwrite option"
                      + " in the request to true."))
          .build();
    }
    long version = present.map(Parameter::version).orElse(0L) + 1;
    String type =
        Optional.ofNullable(request.typeAsString())
            .or(() -> present.map(Parameter::typeAsString))
            .orElse(ParameterType.STRING.toString());
    parameters.put(
        request.name(),
        Parameter.builder()
            .name(request.name())
            .arn(account.arn("ssm", "parameter" + slashed(request.name())))
            .type(type)
            .value(request.value())
            .version(version)
            .dataType("text")
            .lastModifiedDate(clock.now())
            .build());
    return PutParameterResponse.builder().version(version).tier("Standard").build();
  }

  @Override
  public synchronized DeleteParameterResponse deleteParameter(DeleteParameterRequest request) {
    if (parameters.remove(request.name()) == null) {
      throw notFound(request.name());
    }
    return DeleteParameterResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return "ssm";
  }

  @Override
  public void close() {}

  /** By name or ARN. */
  private Optional<Parameter> find(String nameOrArn) {
    return parameters.values().stream()
        .filter(
            parameter -> parameter.name().equals(nameOrArn) || parameter.arn().equals(nameOrArn))
        .findFirst();
  }

  private static String slashed(String name) {
    return name.startsWith("/") ? name : "/" + name;
  }

  private static ParameterNotFoundException notFound(String name) {
    return (ParameterNotFoundException)
        ParameterNotFoundException.builder()
            .awsErrorDetails(
                ErrorDetails.of("ParameterNotFound", "Parameter " + name + " not found."))
            .build();
  }
}
