package dev.slipway.rehearsal.assembly;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code cdk synth} wrote: the stacks in the order they deploy in, and their assets. */
public final class CloudAssembly {

  private final List<StackTemplate> stacks;
  private final Map<String, Path> assets;

  CloudAssembly(List<StackTemplate> stacks, Map<String, Path> assets) {
    this.stacks = List.copyOf(stacks);
    this.assets = Map.copyOf(assets);
  }

  /**
   * Reads a {@code cdk.out} folder.
   *
   * @throws IllegalArgumentException when the folder holds no readable assembly
   */
  public static CloudAssembly read(Path cdkOut) {
    return new AssemblyFolder(cdkOut).read();
  }

  /** The stacks' names in the order they deploy in. */
  public List<String> stackNames() {
    return stacks.stream().map(StackTemplate::name).toList();
  }

  /** The file behind an S3 key of CDK's asset bucket, such as a function's code. */
  public Optional<Path> asset(String objectKey) {
    return Optional.ofNullable(assets.get(objectKey));
  }

  /** The same assembly without one stack, on which no other depends. */
  public CloudAssembly withoutStack(String name) {
    return new CloudAssembly(
        stacks.stream().filter(stack -> !stack.name().equals(name)).toList(), assets);
  }

  /** This assembly and, after it, the stacks of another one, in the place of any of their names. */
  public CloudAssembly with(CloudAssembly further) {
    List<StackTemplate> all = new ArrayList<>(stacks);
    all.removeIf(stack -> further.stackNames().contains(stack.name()));
    all.addAll(further.stacks);
    Map<String, Path> files = new LinkedHashMap<>(assets);
    files.putAll(further.assets);
    return new CloudAssembly(all, files);
  }

  /** The same assembly with nothing in one stack but resources of these CloudFormation types. */
  public CloudAssembly withOnly(String stack, Set<String> types) {
    return edited(new Restriction(stack, types));
  }

  /**
   * The same assembly without one construct: all its resources and the {@code DependsOn} entries
   * that name them.
   *
   * @param part a logical id, a construct path, a construct's id, or a part of one
   * @throws IllegalArgumentException when no construct or more than one is meant; the message lists
   *     the candidates
   */
  public CloudAssembly without(String part) {
    Set<ResourceTemplate> removed = new ConstructSearch(stacks).find(part);
    return edited(new Removal(removed));
  }

  /**
   * The same assembly with one action taken out of the IAM policies of a construct's role.
   *
   * @param part names the role, or the function it belongs to, as in {@link #without}
   * @param action such as {@code ecs:UpdateService}
   * @throws IllegalArgumentException when the construct is unknown or its role may not do this
   *     anyway; the message lists the candidates
   */
  public CloudAssembly denying(String part, String action) {
    Set<ResourceTemplate> construct = new ConstructSearch(stacks).find(part);
    return edited(Denial.of(stacks, construct, action));
  }

  /**
   * The same assembly with a variable set in the containers of a construct's task definitions, as
   * somebody who changes the application's configuration does.
   *
   * @param part names the construct as in {@link #without}
   * @throws IllegalArgumentException when the construct is unknown or has no task definition
   */
  public CloudAssembly withVariable(String part, String name, String value) {
    return edited(EnvironmentVariable.in(new ConstructSearch(stacks).find(part), name, value));
  }

  /**
   * The same assembly with another definition of its state machines, such as that of an earlier
   * version.
   */
  public CloudAssembly withDefinition(String json) {
    return edited(new MachineDefinition(json));
  }

  List<StackTemplate> stacks() {
    return stacks;
  }

  private CloudAssembly edited(TemplateEdit edit) {
    List<StackTemplate> changed = new ArrayList<>();
    stacks.forEach(stack -> changed.add(stack.with(edit.apply(stack))));
    return new CloudAssembly(changed, assets);
  }

  /** The stacks so that each comes after the ones it depends on. */
  static List<StackTemplate> ordered(Map<String, StackTemplate> byName) {
    Map<String, Set<String>> needs = new LinkedHashMap<>();
    byName.forEach((name, stack) -> needs.put(name, Set.copyOf(stack.dependencies())));
    return DependencyOrder.of(needs).stream().flatMap(name -> stack(byName, name)).toList();
  }

  private static java.util.stream.Stream<StackTemplate> stack(
      Map<String, StackTemplate> byName, String name) {
    return Optional.ofNullable(byName.get(name)).stream();
  }
}
