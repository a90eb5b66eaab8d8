package dev.slipway.rehearsal.attach;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Json;
import java.util.List;

/** Calls through the AWS CLI that is installed on this machine. */
record CliCalls(Programs programs) implements AwsCalls {

  private static final String CLI = "aws";

  /** Whether there is an AWS CLI that runs. */
  static boolean areThere(Programs programs) {
    return programs.canRun(List.of(CLI, "--version"));
  }

  @Override
  public String tool() {
    return "the AWS CLI";
  }

  @Override
  public JsonNode call(String api, String operation, JsonNode arguments) {
    String answer =
        programs.output(
            List.of(
                CLI, api, operation, "--output", "json", "--cli-input-json", Json.text(arguments)));
    return answer.isBlank() ? Json.object() : Json.parse(answer);
  }
}
