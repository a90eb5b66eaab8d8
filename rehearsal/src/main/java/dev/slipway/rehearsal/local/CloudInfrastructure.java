package dev.slipway.rehearsal.local;

import dev.slipway.rehearsal.assembly.DeployedStacks.Change;
import dev.slipway.rehearsal.assembly.DeployedStacks.Deployed;
import dev.slipway.rehearsal.iam.PrivilegeTable;
import dev.slipway.rehearsal.iam.Unplayed;
import dev.slipway.rehearsal.story.Infrastructure;
import java.util.List;

/** The stacks of the local cloud. */
record CloudInfrastructure(LocalCloud cloud) implements Infrastructure {

  @Override
  public List<String> deployWithVariable(String service, String name, String value) {
    String definition = new LiveServices(cloud).service(service).taskDefinition();
    String construct = constructOf(familyOf(definition));
    return cloud
        .stacks()
        .deployAgain(assembly -> assembly.withVariable(construct, name, value))
        .stream()
        .map(Change::toString)
        .toList();
  }

  private String constructOf(String family) {
    return cloud.stacks().ofType("AWS::ECS::TaskDefinition").stream()
        .filter(definition -> familyOf(definition.ref()).equals(family))
        .map(Deployed::path)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no stack has the family " + family));
  }

  private static String familyOf(String taskDefinition) {
    return taskDefinition.replaceFirst("^.*/", "").replaceFirst(":\\d+$", "");
  }

  @Override
  public String privileges() {
    return PrivilegeTable.of(cloud.services().iam.privileges(), Unplayed.read()).toString();
  }
}
