package dev.slipway.rehearsal.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.slipway.rehearsal.cloud.Account;
import java.util.Set;

/** The names every template can refer to without declaring them. */
record PseudoParameters(Account account, String stack) {

  static final Set<String> NAMES =
      Set.of(
          "AWS::AccountId",
          "AWS::Region",
          "AWS::Partition",
          "AWS::URLSuffix",
          "AWS::StackName",
          "AWS::StackId",
          "AWS::NoValue");

  JsonNode value(String name) {
    return switch (name) {
      case "AWS::AccountId" -> TextNode.valueOf(account.id());
      case "AWS::Region" -> TextNode.valueOf(account.region());
      case "AWS::Partition" -> TextNode.valueOf("aws");
      case "AWS::URLSuffix" -> TextNode.valueOf("amazonaws.com");
      case "AWS::StackName" -> TextNode.valueOf(stack);
      case "AWS::StackId" -> TextNode.valueOf(stackId());
      case "AWS::NoValue" -> Intrinsics.noValue();
      default -> throw new IllegalArgumentException("no pseudo parameter is named " + name);
    };
  }

  private String stackId() {
    return account.arn(
        "cloudformation", "stack/" + stack + "/00000000-0000-0000-0000-000000000000");
  }
}
