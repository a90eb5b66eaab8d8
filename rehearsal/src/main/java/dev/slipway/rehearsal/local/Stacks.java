package dev.slipway.rehearsal.local;

import dev.slipway.rehearsal.assembly.CloudAssembly;
import dev.slipway.rehearsal.assembly.DeployedStacks;
import dev.slipway.rehearsal.assembly.DeployedStacks.Change;
import dev.slipway.rehearsal.assembly.DeployedStacks.Deployed;
import dev.slipway.rehearsal.assembly.Deployer;
import dev.slipway.rehearsal.cloud.Account;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** The stacks that are deployed in the local cloud, and can be deployed again. */
final class Stacks {

  private final Deployer deployer;
  private CloudAssembly assembly;
  private DeployedStacks deployed;

  /**
   * Creates what the templates describe.
   *
   * @throws dev.slipway.rehearsal.assembly.AssemblyRefused when they hold what is not played here
   */
  Stacks(Services services, CloudAssembly assembly) {
    this.assembly = assembly;
    this.deployer =
        new Deployer(Account.LOCAL, Catalogue.types(services, this::asset), services.ssm::value);
    this.deployed = deployer.deploy(assembly);
  }

  /**
   * Deploys all stacks again, as {@code cdk deploy --all} does.
   *
   * @param edit what somebody changed in the templates
   * @return what CloudFormation changed
   * @throws dev.slipway.rehearsal.assembly.AssemblyRefused when a change is not played here
   */
  synchronized List<Change> deployAgain(UnaryOperator<CloudAssembly> edit) {
    CloudAssembly next = edit.apply(assembly);
    deployed = deployer.update(deployed, next);
    assembly = next;
    return deployed.changes();
  }

  /**
   * Brings what further templates describe beside what is there, or up to date where it is there.
   *
   * @throws dev.slipway.rehearsal.assembly.AssemblyRefused when they hold what is not played here
   */
  synchronized void add(CloudAssembly further) {
    // The deployer asks for assets by the assembly that is deployed.
    assembly = assembly.with(further);
    deployed = deployer.update(deployed, assembly);
  }

  /**
   * The resource of a construct, by its path.
   *
   * @throws IllegalArgumentException when there is none
   */
  synchronized Deployed at(String path) {
    return deployed.at(path);
  }

  /** All resources of a CloudFormation type, in the order they were created. */
  synchronized List<Deployed> ofType(String type) {
    return deployed.ofType(type);
  }

  private Path asset(String key) {
    return assembly
        .asset(key)
        .orElseThrow(() -> new IllegalArgumentException("the assembly has no asset " + key));
  }
}
