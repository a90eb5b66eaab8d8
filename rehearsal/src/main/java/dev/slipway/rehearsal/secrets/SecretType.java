package dev.slipway.rehearsal.secrets;

import dev.slipway.rehearsal.assembly.Properties;
import dev.slipway.rehearsal.assembly.ResourceType;
import java.util.Map;

/** Creates secrets of {@code AWS::SecretsManager::Secret}. */
public final class SecretType implements ResourceType {

  private static final String GENERATED = "generated-by-the-local-cloud";

  private final LocalSecrets secrets;

  public SecretType(LocalSecrets secrets) {
    this.secrets = secrets;
  }

  @Override
  public String name() {
    return "AWS::SecretsManager::Secret";
  }

  /** A value that AWS would draw is the same one every time here. */
  @Override
  public Created create(Resource resource) {
    Properties properties =
        resource
            .properties()
            .waive("only shown to people", "Description", "Tags")
            .waive("nothing is encrypted here", "KmsKeyId")
            .waive("the drawn value is always the same", "GenerateSecretString");
    String name = properties.optionalText("Name").orElseGet(resource::generatedName);
    String value = properties.optionalText("SecretString").orElse(GENERATED);
    String arn = secrets.createSecret(request -> request.name(name).secretString(value)).arn();
    return new Created(arn, Map.of("Id", arn));
  }
}
