package dev.slipway.rehearsal.story;

import java.util.List;

/** What people do with the stacks themselves. */
public interface Infrastructure {

  /**
   * Deploys all stacks again with a variable set in a service's containers.
   *
   * @return what CloudFormation changed, one line for each resource
   */
  List<String> deployWithVariable(String service, String name, String value);

  /** How much of what Slipway's roles may do was done so far, as a table. */
  String privileges();
}
