package dev.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrustTest {

  private final Assembly assembly = Assembly.sample();

  @Test
  void servicesAssumeTheOrchestratorsRolesForThisAccountOnly() {
    assertThat(assembly.all("AWS::IAM::Role"))
        .filteredOn(role -> role.id().startsWith("Orchestrator"))
        .hasSizeGreaterThan(OrchestratorFunction.values().length)
        .flatExtracting(role -> trust(role.properties()))
        .allSatisfy(
            statement ->
                assertThat(statement.at("/Condition/StringEquals").toString())
                    .isEqualTo("{\"aws:SourceAccount\":{\"Ref\":\"AWS::AccountId\"}}"));
  }

  @Test
  void nobodyOfAnotherAccountIsTrusted() {
    assertThat(assembly.all("AWS::IAM::Role"))
        .flatExtracting(role -> trust(role.properties()))
        .isNotEmpty()
        .allSatisfy(
            statement ->
                assertThat(statement.at("/Principal").propertyStream())
                    .extracting(Map.Entry::getKey)
                    .containsExactly("Service"));
  }

  private static List<JsonNode> trust(JsonNode role) {
    return Assembly.children(role.at("/AssumeRolePolicyDocument/Statement")).toList();
  }
}
