package dev.slipway.rehearsal.elb;

import java.util.Arrays;

/**
 * The status codes a target group takes for a success, such as {@code 200}, {@code 200,202} or
 * {@code 200-299}.
 */
record StatusMatcher(String codes) {

  private static final String CODE = "[2-4][0-9]{2}";

  StatusMatcher {
    if (!codes.matches("%1$s([,-]%1$s)*".formatted(CODE))) {
      throw ElbErrors.invalid(
          "Health check matcher HTTP code '" + codes + "' must be within '200-499' inclusive");
    }
  }

  boolean accepts(int status) {
    return Arrays.stream(codes.split(",", -1)).anyMatch(range -> within(range, status));
  }

  private static boolean within(String range, int status) {
    String[] ends = range.split("-", -1);
    return Integer.parseInt(ends[0]) <= status && status <= Integer.parseInt(ends[ends.length - 1]);
  }
}
