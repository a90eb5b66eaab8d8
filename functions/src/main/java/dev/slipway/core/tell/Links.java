package dev.slipway.core.tell;

import dev.slipway.core.CauseCode;
import dev.slipway.core.Place;
import java.util.List;

/** Where the AWS console and the documentation show more. */
final class Links {
  private static final int REGION = 3;

  private Links() {}

  /**
   * An execution in the Step Functions console.
   *
   * @param arn {@code arn:partition:states:region:account:execution:…}
   */
  static String execution(String arn) {
    String region = region(arn);
    return console(arn) + "/states/home?region=" + region + "#/v2/executions/details/" + arn;
  }

  /** A service in the ECS console. */
  static String service(Place place) {
    return "%s/ecs/v2/clusters/%s/services/%s/health?region=%s"
        .formatted(
            console(place.service()),
            last(place.cluster()),
            last(place.service()),
            region(place.service()));
  }

  /** The page of a cause, in the repository. */
  static String page(CauseCode code) {
    return "docs/failures/" + code + ".md";
  }

  private static String console(String arn) {
    return "https://" + region(arn) + ".console." + domain(parts(arn).get(1));
  }

  private static String region(String arn) {
    return parts(arn).get(REGION);
  }

  private static List<String> parts(String arn) {
    return List.of(arn.split(":"));
  }

  private static String last(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  private static String domain(String partition) {
    return switch (partition) {
      case "aws-cn" -> "amazonaws.cn";
      case "aws-us-gov" -> "amazonaws-us-gov.com";
      default -> "aws.amazon.com";
    };
  }
}
