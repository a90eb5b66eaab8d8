package dev.slipway.rehearsal.operate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.rehearsal.cloud.Json;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/** What the CDK app wrote into Parameter Store: the orchestrator and the attached services. */
public final class Directory {

  private static final String ORCHESTRATOR = "/slipway/orchestrator";
  private static final String SERVICES = "/slipway/services";
  private static final int SCHEMA = 1;

  private final SsmClient ssm;

  public Directory(SsmClient ssm) {
    this.ssm = ssm;
  }

  /**
   * The orchestrator of this account and Region.
   *
   * @throws IllegalStateException when there is none here
   */
  public Orchestrator orchestrator() {
    try {
      JsonNode record = record(ssm.getParameter(of -> of.name(ORCHESTRATOR)).parameter());
      return new Orchestrator(
          record.path("stateMachine").asText(), record.path("ledgerTable").asText());
    } catch (ParameterNotFoundException absent) {
      throw new IllegalStateException(
          "there is no parameter "
              + ORCHESTRATOR
              + " here: deploy the orchestrator's stack, or name its account and Region with"
              + " AWS_PROFILE and --region",
          absent);
    }
  }

  /** All attached services, by name. */
  public List<Attached> services() {
    return ssm.getParametersByPathPaginator(of -> of.path(SERVICES)).stream()
        .flatMap(page -> page.parameters().stream())
        .map(Directory::attached)
        .sorted(Comparator.comparing(Attached::name))
        .toList();
  }

  /**
   * The attached service of this name.
   *
   * @throws CallRefused when there is none; the message lists those there are
   */
  public Attached service(String name) {
    List<Attached> all = services();
    return all.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new CallRefused(notAttached(name, all)));
  }

  private static String notAttached(String name, List<Attached> all) {
    String names = String.join(", ", all.stream().map(Attached::name).toList());
    return "no service is attached as \""
        + name
        + "\": "
        + (all.isEmpty() ? "none is attached at all" : "attached are " + names);
  }

  private static Attached attached(Parameter parameter) {
    JsonNode record = record(parameter);
    return new Attached(
        parameter.name().substring(SERVICES.length() + 1),
        record.path("cluster").asText(),
        record.path("service").asText(),
        record.path("container").asText(),
        record.path("repository").asText(),
        record.path("tagPattern").asText("*"),
        record.path("mode").asText().equals("SHADOW"));
  }

  private static JsonNode record(Parameter parameter) {
    JsonNode record = Json.parse(parameter.value());
    if (record.path("schema").asInt() != SCHEMA) {
      throw new IllegalStateException(
          "parameter %s has schema %s, and this slipway reads schema %d: use the version that the"
                  .formatted(parameter.name(), record.path("schema"), SCHEMA)
              + " orchestrator was deployed with");
    }
    return record;
  }
}
