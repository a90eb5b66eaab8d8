package dev.slipway.rehearsal.ssm;

import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType;
import java.util.Map;

/** Creates parameters; a value put there before the stack is an error, as on AWS. */
public final class ParameterType implements ResourceType {

  private final LocalSsm ssm;

  public ParameterType(LocalSsm ssm) {
    this.ssm = ssm;
  }

  @Override
  public String name() {
    return "AWS::SSM::Parameter";
  }

  @Override
  public Created create(Resource resource) {
    Properties properties = played(resource);
    String name = properties.optionalText("Name").orElse(resource.generatedName());
    String value = properties.text("Value");
    String type = properties.text("Type");
    ssm.putParameter(request -> request.name(name).value(value).type(type));
    return created(name, resource);
  }

  @Override
  public Created update(Resource resource, Former former) {
    if (!former.changedOnly("Value", resource)) {
      return ResourceType.super.update(resource, former);
    }
    String value = played(resource).waive("it stays as it is", "Name").text("Value");
    ssm.putParameter(request -> request.name(former.ref()).value(value).overwrite(true));
    return created(former.ref(), resource);
  }

  private static Properties played(Resource resource) {
    return resource
        .properties()
        .waive("only shown to people", "Description", "Tags")
        .waive("parameters cost nothing locally", "Tier")
        .waive("checked by AWS only when the value is written", "AllowedPattern");
  }

  private static Created created(String name, Resource resource) {
    Properties properties = resource.properties();
    return new Created(
        name, Map.of("Type", properties.text("Type"), "Value", properties.text("Value")));
  }
}
