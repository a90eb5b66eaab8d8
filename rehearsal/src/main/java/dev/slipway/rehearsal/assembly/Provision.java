package dev.slipway.rehearsal.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.rehearsal.assembly.DeployedStacks.Change;
import dev.slipway.rehearsal.assembly.DeployedStacks.Deployed;
import dev.slipway.rehearsal.assembly.DeployedStacks.Present;
import dev.slipway.rehearsal.assembly.ResourceType.Created;
import dev.slipway.rehearsal.assembly.ResourceType.Former;
import dev.slipway.rehearsal.assembly.ResourceType.Resource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Brings single resources to what the template says, as a stack update does: what is new is
 * created, what has other properties than before is updated, everything else is left alone
 * (CloudFormation user guide, using-cfn-updating-stacks-update-behaviors, read 2026-11).
 *
 * @param chosen of a stack's name: whether it is brought up to date
 * @param before what was deployed until now; empty for a first deployment
 * @param after grows
 */
record Provision(
    Map<String, ResourceType> types,
    Predicate<String> chosen,
    DeployedStacks before,
    DeployedStacks after) {

  private static final ObjectMapper JSON = new ObjectMapper();

  Deployed place(ResourceTemplate template, Resource resource) {
    Optional<Present> present = before.present(template.stack(), template.logicalId());
    Present placed =
        present
            .map(found -> next(template, resource, found))
            .orElseGet(() -> made(resource, deployed(template, type(template).create(resource))));
    after.add(template.logicalId(), placed);
    return placed.deployed();
  }

  private static Present made(Resource resource, Deployed deployed) {
    return new Present(deployed, resource.properties().node());
  }

  private Present next(ResourceTemplate template, Resource resource, Present present) {
    Former former = new Former(present.deployed().ref(), present.properties());
    if (!chosen.test(template.stack()) || former.changed(resource).isEmpty()) {
      // What it was made of was looked at when it was made.
      resource.properties().all();
      return present;
    }
    return made(resource, updated(template, resource, former));
  }

  private Deployed updated(ResourceTemplate template, Resource resource, Former former) {
    ResourceType type = type(template);
    Created created = type.update(resource, former);
    if (!created.ref().equals(former.ref()) && !template.isRetained()) {
      type.remove(former.ref());
    }
    after.note(new Change(template.path(), template.type(), former.changed(resource)));
    return deployed(template, created);
  }

  private ResourceType type(ResourceTemplate template) {
    return Waivers.of(template)
        .or(() -> Optional.ofNullable(types.get(template.type())))
        .orElseThrow(() -> new IllegalStateException("unchecked type " + template.type()));
  }

  private static Deployed deployed(ResourceTemplate template, Created created) {
    Map<String, JsonNode> attributes = new HashMap<>();
    created.attributes().forEach((name, value) -> attributes.put(name, JSON.valueToTree(value)));
    return new Deployed(
        template.stack(), template.path(), template.type(), created.ref(), attributes);
  }
}
