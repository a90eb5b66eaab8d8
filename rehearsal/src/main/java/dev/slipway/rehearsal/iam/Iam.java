package dev.slipway.rehearsal.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.cloud.Permissions;
import dev.slipway.rehearsal.wire.Caller;
import dev.slipway.rehearsal.wire.Principals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The account's roles, the keys issued for them, and what their policies allow. */
public final class Iam implements Permissions, Principals {

  /** AWS names no session here: the service that takes the role on would. */
  private static final String SESSION = "rehearsal";

  private final Account account;
  private final Map<String, Role> roles = new ConcurrentHashMap<>();
  private final Map<String, PolicyDocument> managedPolicies = new ConcurrentHashMap<>();
  private final Map<String, Caller> keys = new ConcurrentHashMap<>();
  private final AtomicInteger issued = new AtomicInteger();
  private final Privileges privileges = new Privileges(roles.values());

  public Iam(Account account) {
    this.account = account;
  }

  @Override
  public Optional<String> refusal(
      String roleArn, String action, String resource, Map<String, String> context) {
    Map<String, List<String>> values = new HashMap<>();
    context.forEach((key, value) -> values.put(key, List.of(value)));
    return refusal(session(roleArn, SESSION), new Ask(action, resource, values));
  }

  @Override
  public Caller callerWith(String accessKeyId) {
    return keys.getOrDefault(accessKeyId, Caller.administrator(account));
  }

  /** Whether the AWS service, such as {@code lambda.amazonaws.com}, may take the role on. */
  public boolean trusts(String roleArn, String servicePrincipal) {
    return Optional.ofNullable(roles.get(roleArn))
        .filter(role -> role.trusts(servicePrincipal))
        .isPresent();
  }

  /**
   * New credentials of a role, as the environment variables that AWS SDKs read.
   *
   * @param session the session's name, such as the function's that takes the role on
   */
  public Map<String, String> environmentFor(String roleArn, String session) {
    String key = "ASIALOCAL%011d".formatted(issued.incrementAndGet());
    keys.put(key, session(roleArn, session));
    return Map.of(
        "AWS_ACCESS_KEY_ID", key,
        "AWS_SECRET_ACCESS_KEY", "local-secret-of-" + key,
        "AWS_SESSION_TOKEN", "local-session-of-" + key);
  }

  /** The secret halves of all credentials issued so far. */
  public Set<String> secrets() {
    return keys.keySet().stream().flatMap(Iam::secretsOf).collect(Collectors.toSet());
  }

  private static Stream<String> secretsOf(String key) {
    return Stream.of("local-secret-of-" + key, "local-session-of-" + key);
  }

  /** New credentials of a role for a session nobody named. */
  public Map<String, String> environmentFor(String roleArn) {
    return environmentFor(roleArn, SESSION);
  }

  /** What is granted, used and refused. */
  public Privileges privileges() {
    return privileges;
  }

  Optional<String> refusal(Caller caller, Ask ask) {
    if (caller.roleArn().isEmpty()) {
      return Optional.empty();
    }
    Verdict verdict =
        caller
            .roleArn()
            .map(roles::get)
            .map(role -> privileges.decide(role, ask))
            .orElse(Verdict.DENIED_BY_SILENCE);
    return verdict == Verdict.ALLOWED
        ? Optional.empty()
        : Optional.of(verdict.words(caller.arn(), ask));
  }

  Role create(String name, JsonNode trust) {
    Role role = new Role(name, global("role/" + name), trust);
    roles.put(role.arn(), role);
    return role;
  }

  /**
   * Lets a role do something more, as a person does with an inline policy.
   *
   * @throws IllegalArgumentException when there is no such role
   */
  public void allow(String roleArn, String action, String resource) {
    ObjectNode statement =
        Json.object().put("Effect", "Allow").put("Action", action).put("Resource", resource);
    ObjectNode document = Json.object().put("Version", "2012-10-17");
    document.putArray("Statement").add(statement);
    attach(roleArn.substring(roleArn.lastIndexOf('/') + 1), PolicyDocument.read(document));
  }

  /**
   * Adds a policy to a role.
   *
   * @throws IllegalArgumentException when there is no such role
   */
  void attach(String roleName, PolicyDocument policy) {
    role(roleName).add(policy);
  }

  /**
   * Takes a policy from a role again.
   *
   * @throws IllegalArgumentException when there is no such role
   */
  void detach(String roleName, PolicyDocument policy) {
    role(roleName).remove(policy);
  }

  private Role role(String name) {
    Role role = roles.get(global("role/" + name));
    if (role == null) {
      throw new IllegalArgumentException("there is no role " + name);
    }
    return role;
  }

  String createManagedPolicy(String name, PolicyDocument policy) {
    String arn = global("policy/" + name);
    managedPolicies.put(arn, policy);
    return arn;
  }

  PolicyDocument managedPolicy(String arn) {
    PolicyDocument policy = managedPolicies.get(arn);
    if (policy == null) {
      throw new IllegalArgumentException(
          "the local IAM does not know the managed policy " + arn + "; write the statements out");
    }
    return policy;
  }

  private Caller session(String roleArn, String session) {
    String name = roleArn.substring(roleArn.lastIndexOf('/') + 1);
    String arn = "arn:aws:sts::%s:assumed-role/%s/%s".formatted(account.id(), name, session);
    return new Caller(arn, Optional.of(roleArn));
  }

  private String global(String resource) {
    return "arn:aws:iam::" + account.id() + ":" + resource;
  }
}
