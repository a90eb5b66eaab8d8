package dev.slipway.rehearsal.lambda;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which AWS services may invoke which functions ({@code AWS::Lambda::Permission}). */
public final class ResourcePolicy {

  private final Set<Grant> grants = ConcurrentHashMap.newKeySet();

  /**
   * @param principal such as {@code events.amazonaws.com}
   * @param sourceArn on whose behalf, such as a rule's ARN; {@code *} for anybody's
   */
  public record Grant(String functionName, String principal, String sourceArn) {}

  public void add(Grant grant) {
    grants.add(grant);
  }

  /** Whether the service may invoke the function on behalf of the source. */
  public boolean allows(Grant wanted) {
    return grants.contains(wanted)
        || grants.contains(new Grant(wanted.functionName(), wanted.principal(), "*"));
  }
}
