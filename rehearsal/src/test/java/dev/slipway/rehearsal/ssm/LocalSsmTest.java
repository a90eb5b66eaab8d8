package dev.slipway.rehearsal.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType.Created;
import dev.slipway.rehearsal.assembly.ResourceType.Former;
import dev.slipway.rehearsal.assembly.ResourceType.Resource;
import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.time.VirtualClock;
import dev.slipway.rehearsal.wire.TestEndpoint;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

class LocalSsmTest {

  private final VirtualClock clock =
      new VirtualClock(Instant.parse("2026-11-23T12:00:00Z"), new Random(1));
  private final LocalSsm ssm = new LocalSsm(Account.LOCAL, clock);
  private final TestEndpoint endpoint = new TestEndpoint();
  private final SsmClient client = endpoint.serve(SsmClient.class, ssm);

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Test
  void countsVersionsUpWhenOverwritten() {
    put("/slipway/live/web", "none", false);

    put("/slipway/live/web", "image", true);

    Parameter parameter =
        client.getParameter(request -> request.name("/slipway/live/web")).parameter();
    assertThat(parameter.value()).isEqualTo("image");
    assertThat(parameter.version()).isEqualTo(2);
    assertThat(parameter.arn())
        .isEqualTo("arn:aws:ssm:us-east-1:111122223333:parameter/slipway/live/web");
    assertThat(parameter.lastModifiedDate()).isEqualTo(clock.now());
  }

  @Test
  void takesAnotherValueFromItsStack() {
    ParameterType parameters = new ParameterType(ssm);
    Resource before = parameter("SHADOW");
    Created created = parameters.create(before);
    Former former = new Former(created.ref(), before.properties().all());

    Resource after = parameter("DEPLOY");
    parameters.update(after, former);

    assertThat(ssm.value("/slipway/services/web")).contains("DEPLOY");
    assertThat(after.properties().unread()).isEmpty();
  }

  private static Resource parameter(String value) {
    return new Resource(
        "Stack",
        "Record",
        "Stack/Record",
        new Properties(
            JsonNodeFactory.instance
                .objectNode()
                .put("Name", "/slipway/services/web")
                .put("Type", "String")
                .put("Value", value)));
  }

  @Test
  void describesParametersWithoutTheirValues() {
    put("/a", "1", false);
    put("/a", "2", true);
    put("/b", "1", false);

    List<ParameterMetadata> described =
        client
            .describeParameters(
                of -> of.parameterFilters(is -> is.key("Name").option("Equals").values("/a")))
            .parameters();

    assertThat(described).extracting(ParameterMetadata::version).containsExactly(2L);
    assertThat(described.getFirst().lastModifiedDate()).isEqualTo(clock.now());
  }

  @Test
  void refusesToOverwriteUnasked() {
    put("/a", "1", false);

    assertThatThrownBy(() -> put("/a", "2", false))
        .isInstanceOf(ParameterAlreadyExistsException.class);
    assertThat(ssm.value("/a")).contains("1");
  }

  @Test
  void saysWhichParameterItDoesNotHave() {
    assertThatThrownBy(() -> client.getParameter(request -> request.name("/none")))
        .isInstanceOf(ParameterNotFoundException.class)
        .hasMessageContaining("/none");
    assertThat(client.getParameters(request -> request.names("/none")).invalidParameters())
        .containsExactly("/none");
  }

  @Test
  void listsAPathWithOrWithoutWhatIsDeeper() {
    put("/slipway/services/web", "1", false);
    put("/slipway/services/deep/er", "2", false);
    put("/slipway/other", "3", false);

    assertThat(
            client.getParametersByPath(request -> request.path("/slipway/services")).parameters())
        .extracting(Parameter::name)
        .containsExactly("/slipway/services/web");
    assertThat(
            client
                .getParametersByPath(request -> request.path("/slipway/services").recursive(true))
                .parameters())
        .extracting(Parameter::name)
        .containsExactly("/slipway/services/deep/er", "/slipway/services/web");
  }

  @Test
  void createsWhatATemplateDeclares() {
    var properties =
        JsonNodeFactory.instance
            .objectNode()
            .put("Name", "/slipway/live/web")
            .put("Type", "String")
            .put("Value", "none")
            .put("Description", "for people");
    Resource resource = new Resource("Stack", "Live", "Live", new Properties(properties));

    assertThat(new ParameterType(ssm).create(resource).ref()).isEqualTo("/slipway/live/web");
    assertThat(resource.properties().unread()).isEmpty();
    assertThat(ssm.value("/slipway/live/web")).contains("none");
  }

  private void put(String name, String value, boolean overwrite) {
    client.putParameter(
        request -> request.name(name).value(value).type("String").overwrite(overwrite));
  }
}
