package dev.slipway.rehearsal.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.assembly.StackDeployment.Progress;
import dev.slipway.rehearsal.assembly.StackScope.Outside;
import dev.slipway.rehearsal.cloud.Account;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Brings a cloud assembly up in the local cloud, as CloudFormation would in an empty account. */
public final class Deployer {

  private final Account account;
  private final Map<String, ResourceType> types = new HashMap<>();
  private final Function<String, Optional<String>> ssmParameter;

  /**
   * @param types what the services of the local cloud can create
   * @param ssmParameter the present value of an SSM parameter, asked for when a stack first needs
   *     it
   */
  public Deployer(
      Account account, List<ResourceType> types, Function<String, Optional<String>> ssmParameter) {
    this.account = account;
    this.ssmParameter = ssmParameter;
    Waivers.TYPES.forEach(type -> this.types.put(type.name(), type));
    types.forEach(type -> this.types.put(type.name(), type));
  }

  /**
   * Creates all resources of all stacks.
   *
   * @throws AssemblyRefused when anything in the templates is not played here: unknown types and
   *     functions before anything is created, refused values and unread properties after all was
   *     tried
   */
  public DeployedStacks deploy(CloudAssembly assembly) {
    return update(new DeployedStacks(), assembly);
  }

  /**
   * Brings what is deployed to what an assembly says, as {@code cdk deploy --all} does: values of
   * SSM parameters are read anew, changed resources are updated, all others are left alone.
   *
   * @param before left as it is
   * @return what is deployed then, with what was changed
   * @throws AssemblyRefused as {@link #deploy}, and for changes that are not played here; changes
   *     that are played have been made then
   */
  public DeployedStacks update(DeployedStacks before, CloudAssembly assembly) {
    return update(before, assembly, stack -> true);
  }

  /**
   * The same for some of the stacks, as {@code cdk deploy --exclusively} does; the others stay as
   * they are.
   *
   * @param chosen of a stack's name
   */
  public DeployedStacks update(
      DeployedStacks before, CloudAssembly assembly, Predicate<String> chosen) {
    AssemblyRefused.when(new TemplateCheck(types.keySet()).problems(assembly));
    DeployedStacks deployed = new DeployedStacks();
    Provision provision = new Provision(types, chosen, before, deployed);
    List<String> problems = new ArrayList<>();
    Outside outside = new Outside(new HashMap<String, JsonNode>(), ssmParameter);
    for (StackTemplate stack : assembly.stacks()) {
      StackScope scope =
          new StackScope(stack, new PseudoParameters(account, stack.name()), outside);
      new StackDeployment(stack, scope, new Progress(provision, problems)).run();
    }
    AssemblyRefused.when(problems);
    return deployed;
  }
}
