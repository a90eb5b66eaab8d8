package dev.slipway.rehearsal.lambda;

import dev.slipway.rehearsal.cloud.Account;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A function as its template says.
 *
 * @param handler class and method, such as {@code com.example.Handler::handleRequest}
 * @param code the jar
 * @param roleArn whose permissions it has
 */
public record LambdaFunction(
    String name, String handler, Path code, String roleArn, Limits limits, Surround surround) {

  /**
   * @param memory megabytes
   * @param timeout wall time one invocation may take
   * @param concurrency how many invocations may run at once, at least 1
   */
  public record Limits(int memory, Duration timeout, int concurrency) {}

  /**
   * @param environment variables the template sets
   * @param logGroup where its log lines go
   */
  public record Surround(Map<String, String> environment, String logGroup) {}

  public String arn() {
    return Account.LOCAL.arn("lambda", "function:" + name);
  }

  /** The name in a function's ARN, with or without a qualifier, or the name itself. */
  public static String nameOf(String arnOrName) {
    int at = arnOrName.indexOf(":function:");
    String name = at < 0 ? arnOrName : arnOrName.substring(at + ":function:".length());
    return name.contains(":") ? name.substring(0, name.indexOf(':')) : name;
  }
}
