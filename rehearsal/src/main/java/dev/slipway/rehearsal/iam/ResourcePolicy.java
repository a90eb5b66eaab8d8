package dev.slipway.rehearsal.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The policy of a queue or a topic: which AWS services may use it. */
public record ResourcePolicy(List<Grant> grants) {

  /** A statement and whom it speaks of. */
  record Grant(JsonNode principal, Statement statement) {
    private boolean isFor(String service) {
      return principal.asText().equals("*")
          || Statement.texts(principal.path("Service")).contains(service);
    }
  }

  /**
   * Reads a policy document with principals.
   *
   * @throws IllegalArgumentException when it uses what the local IAM does not evaluate
   */
  public static ResourcePolicy read(JsonNode json) {
    List<Grant> grants = new ArrayList<>();
    json.path("Statement")
        .forEach(item -> grants.add(new Grant(item.path("Principal"), Statement.read(item))));
    return new ResourcePolicy(List.copyOf(grants));
  }

  /**
   * Whether an AWS service, such as {@code events.amazonaws.com}, may do this; all services of the
   * local cloud count as calling over TLS, as AWS's own do.
   *
   * @param context condition keys and their values, such as {@code aws:SourceArn}
   */
  public boolean allows(
      String service, String action, String resource, Map<String, String> context) {
    Map<String, List<String>> values = new HashMap<>();
    values.put("aws:SecureTransport", List.of("true"));
    context.forEach((key, value) -> values.put(key, List.of(value)));
    List<Statement> covering =
        grants.stream()
            .filter(grant -> grant.isFor(service))
            .map(Grant::statement)
            .filter(statement -> statement.covers(new Ask(action, resource, values)))
            .toList();
    return !covering.isEmpty() && covering.stream().allMatch(Statement::allows);
  }
}
