package dev.slipway.rehearsal.operate;

import java.util.List;

/** Where the AWS console shows an execution. */
final class ConsoleLink {

  private ConsoleLink() {}

  /**
   * @param execution its ARN, {@code arn:partition:states:region:account:execution:…}
   */
  static String to(String execution) {
    List<String> parts = List.of(execution.split(":"));
    String region = parts.get(3);
    return "https://%s.console.%s/states/home?region=%s#/v2/executions/details/%s"
        .formatted(region, domain(parts.get(1)), region, execution);
  }

  private static String domain(String partition) {
    return switch (partition) {
      case "aws-cn" -> "amazonaws.cn";
      case "aws-us-gov" -> "amazonaws-us-gov.com";
      default -> "aws.amazon.com";
    };
  }
}
