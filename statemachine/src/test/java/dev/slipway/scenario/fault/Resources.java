package dev.slipway.scenario.fault;

import dev.slipway.core.Attempt;
import dev.slipway.core.Deployment;
import dev.slipway.core.Holding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;

/** What a call is about, read from its arguments. */
final class Resources {
  private static final List<String> TELLING =
      List.of(
          "service",
          "services",
          "serviceName",
          "serviceDeploymentArn",
          "serviceDeploymentArns",
          "serviceRevisionArns",
          "taskDefinition",
          "family",
          "familyPrefix",
          "repositoryName",
          "repositoryNames",
          "TargetGroupArn",
          "executionArn",
          "Name",
          "name");

  private Resources() {}

  static String of(Object[] arguments) {
    return arguments == null || arguments.length == 0 ? "" : of(arguments[0]);
  }

  private static String of(Object argument) {
    return switch (argument) {
      case Deployment deployment -> deployment.service();
      case Holding holding -> holding.service();
      case Attempt attempt -> attempt.deployment().service();
      case String service -> service;
      case SdkPojo request ->
          TELLING.stream().flatMap(name -> member(request, name)).findFirst().orElse("");
      default -> "";
    };
  }

  private static Stream<String> member(SdkPojo request, String name) {
    return request.sdkFields().stream()
        .filter(field -> field.memberName().equalsIgnoreCase(name))
        .flatMap(field -> Optional.ofNullable(field.getValueOrDefault(request)).stream())
        .map(Resources::shown)
        .filter(text -> !text.isEmpty());
  }

  private static String shown(Object value) {
    String text =
        value instanceof List<?> list
            ? list.stream().findFirst().map(String::valueOf).orElse("")
            : String.valueOf(value);
    return text.substring(text.lastIndexOf('/') + 1);
  }
}
