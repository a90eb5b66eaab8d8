package dev.slipway.infra;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.infra.Assembly.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All permissions and refusals of a cloud assembly, wherever they stand: in policies of roles, in
 * policies of resources, and in permissions of functions.
 */
final class Powers {

  /** What a role of AWS's own making allows is not in the templates. */
  static final String MANAGED = "managed:";

  private static final Set<String> NEGATIVE = Set.of("NotAction", "NotResource", "NotPrincipal");

  private final Assembly assembly;
  private final Readable readable;
  private final List<Power> powers = new ArrayList<>();

  private Powers(Assembly assembly) {
    this.assembly = assembly;
    readable = new Readable(assembly::resolve, Powers::name);
    assembly.templates().keySet().stream().flatMap(assembly::resourcesOf).forEach(this::add);
  }

  static List<Power> of(Assembly assembly) {
    return List.copyOf(new Powers(assembly).powers);
  }

  /** Who acts as which role, in sentences. */
  static Stream<String> trust(Assembly assembly) {
    Powers powers = new Powers(assembly);
    return assembly.all("AWS::IAM::Role").stream()
        .flatMap(
            role ->
                Assembly.children(role.properties().at("/AssumeRolePolicyDocument/Statement"))
                    .map(
                        statement ->
                            powers.principals(statement)
                                + " acts as "
                                + name(role.id())
                                + powers.when(statement, " when "))
                    .toList()
                    .stream());
  }

  private void add(Resource resource) {
    switch (resource.type()) {
      case "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy" ->
          addAll(holders(resource.properties()), resource.properties().path("PolicyDocument"));
      case "AWS::IAM::Role" -> addRole(resource);
      case "AWS::Lambda::Permission" -> addPermission(resource.properties());
      default -> addOwnPolicies(resource.properties());
    }
  }

  private void addRole(Resource role) {
    String who = name(role.id());
    Assembly.children(role.properties().path("Policies"))
        .forEach(policy -> addAll(who, policy.path("PolicyDocument")));
    Assembly.children(role.properties().path("ManagedPolicyArns"))
        .forEach(
            policy -> powers.add(new Power(who, true, MANAGED + readable.line(policy), "*", "")));
  }

  private void addPermission(JsonNode permission) {
    powers.add(
        new Power(
            permission.path("Principal").asText(),
            true,
            permission.path("Action").asText(),
            readable.line(permission.path("FunctionName")),
            "it comes from " + readable.line(permission.path("SourceArn"))));
  }

  private void addOwnPolicies(JsonNode properties) {
    Assembly.children(properties)
        .filter(property -> property.has("Statement"))
        .flatMap(policy -> Grants.oneOrMany(policy.path("Statement")))
        .forEach(statement -> addStatement(principals(statement), statement));
  }

  private void addAll(String who, JsonNode policy) {
    Grants.oneOrMany(policy.path("Statement")).forEach(statement -> addStatement(who, statement));
  }

  private void addStatement(String who, JsonNode statement) {
    if (NEGATIVE.stream().anyMatch(statement::has)) {
      throw new AssertionError("says whom or what it leaves out: " + statement);
    }
    boolean allowed = statement.path("Effect").asText().equals("Allow");
    Grants.oneOrMany(statement.path("Action"))
        .forEach(
            action ->
                Grants.oneOrMany(statement.path("Resource"))
                    .forEach(
                        resource ->
                            powers.add(
                                new Power(
                                    who,
                                    allowed,
                                    action.asText(),
                                    readable.line(resource),
                                    when(statement, "")))));
  }

  private String when(JsonNode statement, String before) {
    return statement.has("Condition") ? before + readable.line(statement.path("Condition")) : "";
  }

  private String principals(JsonNode statement) {
    JsonNode principal = statement.path("Principal");
    return principal.isValueNode()
        ? principal.asText()
        : Assembly.children(principal)
            .flatMap(Grants::oneOrMany)
            .map(readable::line)
            .collect(Collectors.joining(", "));
  }

  private static String holders(JsonNode policy) {
    return Stream.of("Roles", "Users", "Groups")
        .flatMap(kind -> Assembly.children(policy.path(kind)))
        .map(holder -> name(holder.path("Ref").asText(holder.asText())))
        .collect(Collectors.joining(", "));
  }

  /** A logical id without what CDK and this project put around it. */
  private static String name(String id) {
    return id.replaceFirst("[0-9A-F]{8}$", "")
        .replaceFirst("^Orchestrator(?=[A-Za-z])", "")
        .replaceFirst("(?<=.)Role$", "");
  }

  /** Those who may do the same, together. */
  static Map<String, Set<String>> byDeed(Stream<Power> powers) {
    return powers.collect(
        Collectors.groupingBy(
            Power::deed,
            TreeMap::new,
            Collectors.mapping(Power::who, Collectors.toCollection(TreeSet::new))));
  }
}
