package dev.slipway.rehearsal.events;

import dev.slipway.rehearsal.cloud.Permissions;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

/**
 * State machines. The execution's name comes from the event's id, so that one event delivered twice
 * does not run twice.
 */
public final class StatesTarget implements EventTarget {

  private final SfnClient states;
  private final Permissions permissions;

  public StatesTarget(SfnClient states, Permissions permissions) {
    this.states = states;
    this.permissions = permissions;
  }

  @Override
  public boolean takes(String targetArn) {
    return targetArn.startsWith("arn:aws:states:");
  }

  @Override
  public CompletableFuture<Receipt> deliver(Parcel parcel) {
    return CompletableFuture.completedFuture(
        refusal(parcel)
            .<Receipt>map(reason -> new Receipt.Refused("NO_PERMISSIONS", reason, false))
            .orElseGet(() -> start(parcel)));
  }

  private Optional<String> refusal(Parcel parcel) {
    return parcel
        .roleArn()
        .map(
            role ->
                permissions.refusal(role, "states:StartExecution", parcel.targetArn(), Map.of()))
        .orElseGet(() -> Optional.of("The target has no RoleArn."));
  }

  private Receipt start(Parcel parcel) {
    try {
      states.startExecution(
          request ->
              request.stateMachineArn(parcel.targetArn()).name(name(parcel)).input(parcel.input()));
      return new Receipt.Accepted();
    } catch (ExecutionAlreadyExistsException twice) {
      return new Receipt.Refused(
          "RESOURCE_ALREADY_EXISTS", String.valueOf(twice.getMessage()), false);
    } catch (StateMachineDoesNotExistException missing) {
      return new Receipt.Refused("NO_RESOURCE", String.valueOf(missing.getMessage()), false);
    } catch (SfnException refused) {
      return new Receipt.Refused("INVALID_PARAMETER", String.valueOf(refused.getMessage()), false);
    }
  }

  private static String name(Parcel parcel) {
    byte[] rule = parcel.ruleArn().getBytes(StandardCharsets.UTF_8);
    return parcel.eventId() + "_" + UUID.nameUUIDFromBytes(rule);
  }
}
