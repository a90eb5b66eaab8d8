package dev.slipway.infra.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something of AWS that exists already.
 *
 * @param kind what it is
 * @param text its name, or its whole ARN
 */
public record Reference(Kind kind, String text) {

  private static final Pattern ARN =
      Pattern.compile("arn:(aws|aws-cn|aws-us-gov):([a-z0-9-]+):([a-z0-9-]*):(\\d{12}):(.+)");

  /** What can be referred to, with the way AWS writes its name and ARN. */
  public enum Kind {
    SERVICE("ecs", "service/", "([\\w-]{1,255}/)?[\\w-]{1,255}", "an ECS service"),
    CLUSTER("ecs", "cluster/", "[\\w-]{1,255}", "an ECS cluster"),
    REPOSITORY("ecr", "repository/", "[a-z0-9][a-z0-9._/-]{1,255}", "an ECR repository"),
    ROLE("iam", "role/", "([\\x21-\\x7E]+/)*[\\w+=,.@-]{1,64}", "an IAM role"),
    ALARM("cloudwatch", "alarm:", "[^:*?\"]{1,255}", "a CloudWatch alarm");

    private final String awsService;
    private final String resource;
    private final String name;
    private final String words;

    Kind(String awsService, String resource, String name, String words) {
      this.awsService = awsService;
      this.resource = resource;
      this.name = name;
      this.words = words;
    }

    /** Such as {@code the name or ARN of an ECS service}. */
    String allowed() {
      return "the name or the ARN of " + words;
    }

    Optional<Reference> parse(String text) {
      Reference reference = new Reference(this, text);
      boolean fits = reference.isArn() ? reference.isArnOf(this) : reference.text().matches(name);
      return fits ? Optional.of(reference) : Optional.empty();
    }
  }

  /** Whether account and Region are said too. */
  public boolean isArn() {
    return text.startsWith("arn:");
  }

  /** The name without whatever surrounds it in an ARN; of a role without its path. */
  public String name() {
    String name = isArn() ? part(5).substring(kind.resource.length()) : text;
    return switch (kind) {
      case SERVICE, CLUSTER, ROLE -> name.substring(name.lastIndexOf('/') + 1);
      case REPOSITORY, ALARM -> name;
    };
  }

  /** The cluster in the long ARN of a service, which all since 2021 have. */
  Optional<String> clusterInArn() {
    String[] parts = isArn() ? part(5).split("/", -1) : new String[0];
    return kind == Kind.SERVICE && parts.length == 3 ? Optional.of(parts[1]) : Optional.empty();
  }

  /** Empty of a name. */
  Optional<String> account() {
    return isArn() ? Optional.of(part(4)) : Optional.empty();
  }

  /** Empty of a name and of what is the same in all Regions. */
  Optional<String> region() {
    return isArn() ? Optional.of(part(3)).filter(region -> !region.isEmpty()) : Optional.empty();
  }

  private boolean isArnOf(Kind wanted) {
    Matcher arn = ARN.matcher(text);
    return arn.matches()
        && arn.group(2).equals(wanted.awsService)
        && arn.group(5).startsWith(wanted.resource)
        && arn.group(5).substring(wanted.resource.length()).matches(wanted.name);
  }

  private String part(int number) {
    return text.split(":", 6)[number];
  }
}
