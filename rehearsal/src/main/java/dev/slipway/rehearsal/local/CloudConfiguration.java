package dev.slipway.rehearsal.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.cloud.Json;
import dev.slipway.rehearsal.story.Configuration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Changes records and parameters through Parameter Store, and containers through ECS. */
final class CloudConfiguration implements Configuration {

  private final LocalCloud cloud;
  private final LiveServices services;
  private final SsmClient parameters;
  private final Map<String, String> records = new HashMap<>();
  private final Map<String, String> deleted = new HashMap<>();
  private final Set<String> planted = new HashSet<>();

  CloudConfiguration(LocalCloud cloud) {
    this.cloud = cloud;
    this.services = new LiveServices(cloud);
    this.parameters = cloud.services().ssm;
  }

  /** Every value that was planted so far. */
  Set<String> planted() {
    return planted;
  }

  @Override
  public void set(String service, String key, String value) {
    ObjectNode record = (ObjectNode) cloud.record(service);
    records.putIfAbsent(service, record.toString());
    record.set(key, Json.parse(value));
    put(LocalCloud.recordName(service), record.toString());
  }

  @Override
  public String plant(String service) {
    String parameter = parameter(service);
    String arn = Account.LOCAL.arn("ssm", "parameter" + parameter);
    put(parameter, plantedValue());
    String definition = services.service(service).taskDefinition();
    String role = services.definition(definition).executionRoleArn();
    cloud.services().iam.allow(role, "ssm:GetParameters", arn);
    String password = plantedValue();
    return new ByHand(cloud)
        .bring(
            service,
            definition,
            container -> {
              ByHand.secret(container, "TIDE_API_KEY", arn);
              ByHand.environment(container, "HARBOUR_PASSWORD", password);
            });
  }

  @Override
  public void deletePlanted(String service) {
    String name = parameter(service);
    deleted.put(service, parameters.getParameter(of -> of.name(name)).parameter().value());
    parameters.deleteParameter(of -> of.name(name));
  }

  @Override
  public void changePlanted(String service) {
    put(parameter(service), plantedValue());
  }

  @Override
  public void restore(String service) {
    if (records.containsKey(service)) {
      put(LocalCloud.recordName(service), records.remove(service));
    }
    if (deleted.containsKey(service)) {
      put(parameter(service), deleted.remove(service));
    }
  }

  private void put(String name, String value) {
    parameters.putParameter(
        of -> of.name(name).value(value).type(ParameterType.STRING).overwrite(true));
  }

  private String plantedValue() {
    String value = "planted-" + UUID.randomUUID();
    planted.add(value);
    return value;
  }

  private static String parameter(String service) {
    return "/rehearsal/" + service + "/tide-api-key";
  }
}
