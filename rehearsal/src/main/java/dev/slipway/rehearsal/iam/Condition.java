package dev.slipway.rehearsal.iam;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * One line of a statement's {@code Condition} (IAM user guide,
 * reference_policies_elements_condition_operators, read 2026-11).
 */
record Condition(
    Scope scope, Operator operator, boolean ifExists, String key, List<String> values) {

  private static final String IF_EXISTS = "IfExists";

  /** How a key with many values is looked at. */
  enum Scope {
    SINGLE,
    FOR_ANY_VALUE,
    FOR_ALL_VALUES
  }

  /** How one value of the request is compared with the values of the policy. */
  enum Operator {
    STRING_EQUALS("StringEquals", List::contains, false),
    STRING_NOT_EQUALS("StringNotEquals", List::contains, true),
    STRING_LIKE("StringLike", Operator::like, false),
    STRING_NOT_LIKE("StringNotLike", Operator::like, true),
    ARN_EQUALS("ArnEquals", Operator::like, false),
    ARN_NOT_EQUALS("ArnNotEquals", Operator::like, true),
    ARN_LIKE("ArnLike", Operator::like, false),
    ARN_NOT_LIKE("ArnNotLike", Operator::like, true),
    BOOL("Bool", Operator::ignoringCase, false),
    NULL("Null", List::contains, false);

    private final String name;
    private final BiPredicate<List<String>, String> accepts;
    private final boolean negated;

    Operator(String name, BiPredicate<List<String>, String> accepts, boolean negated) {
      this.name = name;
      this.accepts = accepts;
      this.negated = negated;
    }

    private boolean accepts(List<String> wanted, String value) {
      return accepts.test(wanted, value) != negated;
    }

    private static boolean like(List<String> wanted, String value) {
      return Wildcards.exact(wanted).match(value);
    }

    private static boolean ignoringCase(List<String> wanted, String value) {
      return wanted.stream().anyMatch(value::equalsIgnoreCase);
    }

    private static Operator named(String name) {
      for (Operator operator : values()) {
        if (operator.name.equals(name)) {
          return operator;
        }
      }
      throw new IllegalArgumentException(
          "the local IAM does not know the condition operator " + name);
    }
  }

  /**
   * Reads an operator as policies spell it, such as {@code ForAnyValue:StringLikeIfExists}.
   *
   * @throws IllegalArgumentException when the operator is not known here
   */
  static Condition of(String spelled, String key, List<String> values) {
    int colon = spelled.indexOf(':');
    String comparison = spelled.substring(colon + 1);
    boolean ifExists = comparison.endsWith(IF_EXISTS);
    String name =
        ifExists ? comparison.substring(0, comparison.length() - IF_EXISTS.length()) : comparison;
    return new Condition(
        scope(spelled.substring(0, colon + 1)), Operator.named(name), ifExists, key, values);
  }

  boolean holds(Map<String, List<String>> context) {
    List<String> present = present(context);
    if (operator == Operator.NULL) {
      return values.contains(String.valueOf(present.isEmpty()));
    }
    if (present.isEmpty()) {
      return ifExists || operator.negated || scope == Scope.FOR_ALL_VALUES;
    }
    Predicate<String> accepted = value -> operator.accepts(values, value);
    return scope == Scope.FOR_ANY_VALUE
        ? present.stream().anyMatch(accepted)
        : present.stream().allMatch(accepted);
  }

  /** Condition keys are compared without case. */
  private List<String> present(Map<String, List<String>> context) {
    return context.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(key))
        .flatMap(entry -> entry.getValue().stream())
        .toList();
  }

  private static Scope scope(String prefix) {
    return switch (prefix) {
      case "" -> Scope.SINGLE;
      case "ForAnyValue:" -> Scope.FOR_ANY_VALUE;
      case "ForAllValues:" -> Scope.FOR_ALL_VALUES;
      default ->
          throw new IllegalArgumentException("the local IAM does not know the prefix " + prefix);
    };
  }
}
