package dev.slipway.rehearsal.operate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.rehearsal.cloud.Json;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an operator wants of a service, as an execution is asked for it.
 *
 * @param verb one word for it
 * @param input the execution's input
 */
public record Order(String verb, String service, String input) {

  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

  // Amazon ECR API reference, ImageIdentifier, and OCI distribution specification, read 2026-11.
  private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");

  /**
   * Deploys an image.
   *
   * @param image a tag or digest; empty for the newest
   * @param force also when there seems nothing to do or the image failed before
   * @throws CallRefused when the image is neither a tag nor a digest
   */
  public static Order deploy(String service, Optional<String> image, boolean force) {
    image.ifPresent(Order::check);
    ObjectNode input = on(service);
    image.ifPresent(named -> input.put("image", named));
    if (force) {
      input.put("force", true);
    }
    return new Order("deploy", service, Json.text(input));
  }

  /** Goes back to the last proven revision that is not live, and holds the service. */
  public static Order rollback(String service) {
    return new Order("rollback", service, Json.text(on(service).put("rollback", true)));
  }

  /**
   * Stops automatic deployments.
   *
   * @param reason for whoever wonders why nothing is deployed
   * @throws CallRefused when there is none
   */
  public static Order hold(String service, String reason) {
    if (reason.isBlank()) {
      throw new CallRefused("--reason is empty: say why, for whoever wonders why nothing deploys");
    }
    return new Order("hold", service, Json.text(on(service).put("hold", reason.strip())));
  }

  /** Lifts a hold and deploys the newest image. */
  public static Order release(String service) {
    return new Order("release", service, Json.text(on(service).put("release", true)));
  }

  private static ObjectNode on(String service) {
    return Json.object().put("service", service);
  }

  private static void check(String image) {
    if (!TAG.matcher(image).matches() && !DIGEST.matcher(image).matches()) {
      throw new CallRefused(
          "--image is \""
              + image
              + "\": write a tag, or a digest like sha256: and 64 hexadecimal digits");
    }
  }
}
