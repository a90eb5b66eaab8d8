package dev.slipway.rehearsal.secrets;

import dev.slipway.rehearsal.cloud.Account;
import dev.slipway.rehearsal.time.CloudClock;
import dev.slipway.rehearsal.wire.ErrorDetails;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Secrets with their newest value (Secrets Manager API reference, read 2026-11). */
public final class LocalSecrets implements SecretsManagerClient {

  private static final int SUFFIX = 6;

  private final Account account;
  private final CloudClock clock;
  private final Map<String, Secret> secrets = new TreeMap<>();

  private record Secret(String name, String arn, String value, int version, Instant changed) {

    private String versionId() {
      return id(name + "#" + version).toString();
    }
  }

  public LocalSecrets(Account account, CloudClock clock) {
    this.account = account;
    this.clock = clock;
  }

  /** A secret's value by its ARN, also by one that goes on to name a key, stage or version. */
  public synchronized Optional<String> value(String arn) {
    return secrets.values().stream()
        .filter(secret -> (arn + ":").startsWith(secret.arn() + ":"))
        .map(Secret::value)
        .findFirst();
  }

  @Override
  public synchronized CreateSecretResponse createSecret(CreateSecretRequest request) {
    if (secrets.containsKey(request.name())) {
      String message =
          "The operation failed because the secret " + request.name() + " already exists.";
      throw ResourceExistsException.builder()
          .message(message)
          .awsErrorDetails(ErrorDetails.of("ResourceExistsException", message))
          .build();
    }
    Secret created = put(request.name(), request.secretString(), 1);
    return CreateSecretResponse.builder()
        .arn(created.arn())
        .name(created.name())
        .versionId(created.versionId())
        .build();
  }

  @Override
  public synchronized PutSecretValueResponse putSecretValue(PutSecretValueRequest request) {
    Secret before = find(request.secretId());
    Secret changed = put(before.name(), request.secretString(), before.version() + 1);
    return PutSecretValueResponse.builder()
        .arn(changed.arn())
        .name(changed.name())
        .versionId(changed.versionId())
        .build();
  }

  @Override
  public synchronized GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
    Secret secret = find(request.secretId());
    return GetSecretValueResponse.builder()
        .arn(secret.arn())
        .name(secret.name())
        .secretString(secret.value())
        .versionId(secret.versionId())
        .createdDate(secret.changed())
        .build();
  }

  @Override
  public synchronized DescribeSecretResponse describeSecret(DescribeSecretRequest request) {
    Secret secret = find(request.secretId());
    return DescribeSecretResponse.builder()
        .arn(secret.arn())
        .name(secret.name())
        .lastChangedDate(secret.changed())
        .versionIdsToStages(Map.of(secret.versionId(), List.of("AWSCURRENT")))
        .build();
  }

  /** Gone at once: nobody waits here for a recovery window to end. */
  @Override
  public synchronized DeleteSecretResponse deleteSecret(DeleteSecretRequest request) {
    Secret secret = find(request.secretId());
    secrets.remove(secret.name());
    return DeleteSecretResponse.builder().arn(secret.arn()).name(secret.name()).build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  private Secret put(String name, String value, int version) {
    String suffix = id(name).toString().substring(0, SUFFIX);
    String arn = account.arn("secretsmanager", "secret:" + name + "-" + suffix);
    Secret secret = new Secret(name, arn, value, version, clock.now());
    secrets.put(name, secret);
    return secret;
  }

  /** By name or ARN. */
  private Secret find(String id) {
    return secrets.values().stream()
        .filter(secret -> secret.name().equals(id) || secret.arn().equals(id))
        .findFirst()
        .orElseThrow(LocalSecrets::missing);
  }

  private static ResourceNotFoundException missing() {
    String message = "Secrets Manager can't find the specified secret.";
    return (ResourceNotFoundException)
        ResourceNotFoundException.builder()
            .message(message)
            .awsErrorDetails(ErrorDetails.of("ResourceNotFoundException", message))
            .build();
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
